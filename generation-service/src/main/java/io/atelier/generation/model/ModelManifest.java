package io.atelier.generation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bundle's {@code model.json}.
 *
 * @param kind what goes in and out, such as {@code image-to-image}
 * @param stride both sides of the model's input are multiples of this many pixels; null for one
 * @param range the lowest and the highest value of a sample
 * @param channels their order, {@code rgb} or {@code bgr}; null for {@code rgb}
 * @param workingPixels the long side, in pixels, that the model paints best at; null where {@code
 *     inputSize} says it
 * @param inputSize width and height of the only input that the network takes; null if it is free
 * @param tilePixels the side of one pass over a larger picture; null for what the working size
 *     needs
 * @param overlap pixels that neighbouring tiles share; null for the default
 * @param files the main network's weights in several precisions, the preferred one first
 * @param parts what it needs beside its main network; null for nothing
 * @param text how it reads words; null if it reads none
 * @param diffusion how it is sampled; null if it paints in one pass
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelManifest(
    String name,
    String version,
    String kind,
    String description,
    String licence,
    @Nullable Integer stride,
    List<Float> range,
    @Nullable String channels,
    @Nullable Integer workingPixels,
    @Nullable List<Integer> inputSize,
    @Nullable Integer tilePixels,
    @Nullable Integer overlap,
    List<WeightsFile> files,
    @Nullable List<BundlePart> parts,
    @Nullable TextSettings text,
    @Nullable DiffusionSettings diffusion) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param sha256 in lower-case hex: what these weights must be, or they are not loaded
   */
  public record WeightsFile(
      String precision, String file, WeightsFormat format, String sha256, long bytes)
      implements BundleFile {

    public WeightsFile {
      require(format != null, "a format is missing");
      require(sha256 != null && sha256.matches("[0-9a-f]{64}"), "a sha256 is missing");
      require(file != null && file.matches("[\\w.-]+"), "%s is no file name".formatted(file));
      require(
          file.endsWith(format.extension()),
          "%s does not end in %s".formatted(file, format.extension()));
    }

    /** In lower-case hex. */
    public static String sha256(Path file) {
      try {
        return WeightsStore.digestOf(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public ModelManifest {
    require(name != null && name.matches("[a-z0-9][a-z0-9-]*"), "%s is no name".formatted(name));
    require(range != null && range.size() == 2, "range is " + range);
    require(
        channels == null || channels.equals("rgb") || channels.equals("bgr"),
        "channels are " + channels);
    require(inputSize == null || inputSize.size() == 2, "inputSize is " + inputSize);
    require(inputSize != null || workingPixels != null, "workingPixels are missing");
    require(files != null && !files.isEmpty(), "there are no weights");
    range = List.copyOf(range);
    inputSize = inputSize == null ? null : List.copyOf(inputSize);
    files = List.copyOf(files);
    parts = parts == null ? null : List.copyOf(parts);
    requireParts(ModelKind.of(kind), parts, text, diffusion);
    samples(range, channels);
    canvas(stride, workingPixels, inputSize, tilePixels, overlap);
  }

  private static void requireParts(
      ModelKind kind,
      @Nullable List<BundlePart> parts,
      @Nullable TextSettings text,
      @Nullable DiffusionSettings diffusion) {
    if (kind == ModelKind.IMAGE_TO_IMAGE) {
      require(diffusion == null && text == null, "a model that redraws reads no words");
      return;
    }
    require(text != null, "text is missing");
    require(has(parts, PartRole.TEXT_ENCODER), "there is no text-encoder");
    require(has(parts, PartRole.TOKENIZER), "there is no tokenizer");
    require(diffusion != null || kind == ModelKind.EDIT, "diffusion is missing");
    require(diffusion == null || has(parts, PartRole.VAE_DECODER), "there is no vae-decoder");
    boolean seesPhoto = diffusion != null && (diffusion.seesPhoto() || kind == ModelKind.EDIT);
    require(!seesPhoto || has(parts, PartRole.VAE_ENCODER), "there is no vae-encoder");
  }

  private static boolean has(@Nullable List<BundlePart> parts, PartRole role) {
    return parts != null && parts.stream().filter(part -> part.role() == role).count() == 1;
  }

  /**
   * @throws UnusableModelException if the manifest is not one this service understands
   */
  public static ModelManifest parse(byte[] json) {
    try {
      return JSON.readValue(json, ModelManifest.class);
    } catch (RuntimeException e) {
      throw new UnusableModelException("A model.json is not understood: " + e.getMessage(), e);
    }
  }

  InstalledModel installed(WeightsFile weights, WeightsStore store) {
    return new InstalledModel(
        new ModelVersion(name, version, weights.precision(), digest(weights)),
        store.path(weights),
        weights.format(),
        samples(),
        canvas(),
        ModelKind.of(kind),
        otherFiles().stream().collect(Collectors.toMap(BundlePart::role, store::path)),
        text,
        diffusion);
  }

  /** All files that running {@code weights} takes. */
  List<BundleFile> needed(WeightsFile weights) {
    return Stream.<BundleFile>concat(Stream.of(weights), otherFiles().stream()).toList();
  }

  /** What stands for all files that running {@code weights} takes: SHA-256 in lower-case hex. */
  String digest(WeightsFile weights) {
    if (otherFiles().isEmpty()) {
      return weights.sha256();
    }
    String all =
        needed(weights).stream().map(BundleFile::sha256).sorted().collect(Collectors.joining("\n"));
    return HexFormat.of().formatHex(Digests.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }

  private List<BundlePart> otherFiles() {
    return Objects.requireNonNullElse(parts, List.of());
  }

  Samples samples() {
    return samples(range, channels);
  }

  Canvas canvas() {
    return canvas(stride, workingPixels, inputSize, tilePixels, overlap);
  }

  private static Samples samples(List<Float> range, @Nullable String channels) {
    return new Samples(range.getFirst(), range.getLast(), "bgr".equals(channels));
  }

  private static Canvas canvas(
      @Nullable Integer stride,
      @Nullable Integer workingPixels,
      @Nullable List<Integer> inputSize,
      @Nullable Integer tilePixels,
      @Nullable Integer overlap) {
    if (inputSize != null) {
      int width = inputSize.getFirst();
      int height = inputSize.getLast();
      return Canvas.fixed(
          width, height, Objects.requireNonNullElse(overlap, Math.min(width, height) / 5));
    }
    Canvas free =
        Canvas.free(Objects.requireNonNullElse(stride, 1), Objects.requireNonNull(workingPixels));
    return Canvas.free(
        free.stride(),
        free.workingPixels(),
        Objects.requireNonNullElse(tilePixels, free.tileWidth()),
        Objects.requireNonNullElse(overlap, free.overlap()));
  }

  /** As {@code model.json} has it. */
  public byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }

  /** The weights of {@code precision}, else the bundle's preferred ones. */
  WeightsFile weights(String precision) {
    return files.stream()
        .filter(file -> file.precision().equals(precision))
        .findFirst()
        .orElse(files.getFirst());
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
