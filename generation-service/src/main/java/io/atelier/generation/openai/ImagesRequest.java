package io.atelier.generation.openai;

import io.atelier.generation.job.JobRequest;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of the Images API say, as far as it means something here. {@code quality}, {@code
 * style}, {@code background}, {@code moderation}, {@code output_compression} and {@code user} are
 * taken and ignored.
 *
 * @param prompt empty where the call has none
 * @param model null: the default one
 * @param n how many pictures
 * @param size of the pictures; null: as the model makes them
 * @param linked whether pictures are answered as links, not as base64
 * @param stream whether the answer is an event stream
 * @param previews pictures in the making that a stream shows
 * @param pictureSize what the model is asked to draw, to be brought to {@code size}; null: as it
 *     draws
 */
record ImagesRequest(
    String prompt,
    @Nullable String model,
    Integer n,
    @Nullable Size size,
    boolean linked,
    String outputFormat,
    boolean stream,
    Integer previews,
    @Nullable String pictureSize)
    implements JobRequest {
  private static final int MOST_PICTURES = 10;
  private static final int MOST_PREVIEWS = 3;
  private static final int LONGEST_PROMPT = 2000;
  private static final List<String> FORMATS = List.of("png", "jpeg", "webp");

  /** Ends the job by itself, should nobody be left who waits for it. */
  private static final int DEADLINE_SECONDS = 300;

  /**
   * Reads the fields of a form, or of a JSON object; absent and null are the same.
   *
   * @throws ImagesProblem.BadParameter if one of them is not valid
   */
  static ImagesRequest of(Map<String, String> fields) {
    return new ImagesRequest(
        prompt(fields),
        blankToNull(fields.get("model")),
        number(fields, "n", 1, MOST_PICTURES, 1),
        Size.of(fields.getOrDefault("size", "auto")),
        oneOf(fields, "response_format", List.of("b64_json", "url")).equals("url"),
        oneOf(fields, "output_format", FORMATS),
        Boolean.parseBoolean(fields.getOrDefault("stream", "false")),
        number(fields, "partial_images", 0, MOST_PREVIEWS, 0),
        null);
  }

  /** The same of this model. */
  ImagesRequest of(@Nullable String otherModel) {
    return with(otherModel, pictureSize);
  }

  /** The same, drawn by this model in about the shape that is asked for. */
  ImagesRequest drawnBy(InstalledModel drawing) {
    Canvas canvas = drawing.canvas();
    String shape =
        size == null ? null : size.within(canvas.workingPixels(), canvas.stride()).toString();
    return with(drawing.version().name(), shape);
  }

  private ImagesRequest with(@Nullable String otherModel, @Nullable String otherSize) {
    return new ImagesRequest(
        prompt, otherModel, n, size, linked, outputFormat, stream, previews, otherSize);
  }

  ImagesRequest requirePrompt() {
    if (prompt.isBlank()) {
      throw new ImagesProblem.BadParameter("prompt", "A prompt is needed.");
    }
    return this;
  }

  @Override
  public @Nullable Long categoryId() {
    return null;
  }

  @Override
  public Integer deadlineSeconds() {
    return DEADLINE_SECONDS;
  }

  private static String prompt(Map<String, String> fields) {
    String prompt = fields.getOrDefault("prompt", "");
    if (prompt.length() > LONGEST_PROMPT) {
      throw new ImagesProblem.BadParameter(
          "prompt", "The prompt may have at most " + LONGEST_PROMPT + " characters.");
    }
    return prompt;
  }

  private static int number(
      Map<String, String> fields, String field, int least, int most, int otherwise) {
    String given = fields.get(field);
    try {
      int number = given == null ? otherwise : Integer.parseInt(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as any number out of bounds
    }
    throw new ImagesProblem.BadParameter(
        field, "%s must be a whole number from %d to %d.".formatted(field, least, most));
  }

  /** The first where none is given. */
  private static String oneOf(Map<String, String> fields, String field, List<String> known) {
    String given = fields.getOrDefault(field, known.getFirst()).toLowerCase(Locale.ROOT);
    if (!known.contains(given)) {
      throw new ImagesProblem.BadParameter(
          field, "%s must be one of %s.".formatted(field, String.join(", ", known)));
    }
    return given;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
