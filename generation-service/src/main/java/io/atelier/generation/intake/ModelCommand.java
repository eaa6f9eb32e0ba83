package io.atelier.generation.intake;

import io.atelier.generation.model.AdminModel;
import io.atelier.generation.model.ModelAdministration;
import io.atelier.platform.web.ShellCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import reactor.core.publisher.Mono;

/**
 * The registry from a shell, for whoever may reach the database: {@code ./atelier models}. Exits
 * with 1 when it was refused, with 2 when it was not understood.
 */
public final class ModelCommand {

  private static final String USAGE =
      """
      ./atelier models list                               models and their versions
      ./atelier models import FILE --name NAME            bring a TorchScript or ONNX network
           [--version V] [--sha256 DIGEST] [--range 0,255] [--channels rgb|bgr]
           [--description TEXT] [--licence TEXT]
      ./atelier models promote NAME VERSION               send everybody to a version
      ./atelier models split NAME VERSION=90 VERSION=10   share users out
      ./atelier models shadow NAME [VERSION]              run a version beside; without VERSION none
      ./atelier models rollback NAME                      go back to what was before the last change
      """;

  /** What the command needs of the service; a plain class, so that the service does not find it. */
  @Import(DatabaseAndObjectStore.class)
  @EnableConfigurationProperties(ImportProperties.class)
  @ComponentScan(
      basePackages = "io.atelier.generation",
      useDefaultFilters = false,
      includeFilters =
          @Filter(
              type = FilterType.REGEX,
              pattern = ".*\\.(ModelVersions|ModelAdministration|Imports)"))
  static final class Wiring {}

  /** By name: none of Redis, broker and web is started for a command. */
  static final class DatabaseAndObjectStore implements DeferredImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata metadata) {
      return new String[] {
        "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
        "io.atelier.platform.objectstore.S3ObjectStoreAutoConfiguration",
        "io.atelier.platform.objectstore.FileObjectStoreAutoConfiguration"
      };
    }
  }

  private final ModelAdministration models;
  private final Imports imports;
  private final String by = "operator:" + System.getProperty("user.name");

  ModelCommand(ModelAdministration models, Imports imports) {
    this.models = models;
    this.imports = imports;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(
        ShellCommand.run(
            Wiring.class,
            USAGE,
            context ->
                new ModelCommand(
                        context.getBean(ModelAdministration.class), context.getBean(Imports.class))
                    .execute(List.of(arguments))));
  }

  /**
   * Does what the words say.
   *
   * @return what to print
   * @throws IllegalArgumentException if they are not understood
   */
  Mono<String> execute(List<String> words) {
    String what = words.isEmpty() ? "list" : words.getFirst();
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    return switch (what) {
      case "list" -> models.list().map(ModelCommand::table);
      case "import" -> bring(rest).map(ModelCommand::table);
      case "promote" -> models.promote(at(rest, 0), at(rest, 1), by, what).map(ModelCommand::table);
      case "split" -> models.split(at(rest, 0), weights(rest), by, what).map(ModelCommand::table);
      case "shadow" ->
          models.shadow(at(rest, 0), rest.size() > 1 ? rest.get(1) : null).map(ModelCommand::table);
      case "rollback" -> models.rollBack(at(rest, 0), by, what).map(ModelCommand::table);
      default -> throw new IllegalArgumentException("Unknown: " + what);
    };
  }

  private Mono<AdminModel> bring(List<String> words) {
    Path file = Path.of(at(words, 0));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file " + file);
    }
    Map<String, String> options = options(words.subList(1, words.size()));
    Candidate candidate =
        new Candidate(
            options.getOrDefault("name", ""),
            options.get("version"),
            options.get("description"),
            options.get("licence"),
            options.get("sha256"),
            ImportForm.samples(options.get("range"), options.get("channels")));
    return imports.bring(file, candidate, by);
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (!words.get(i).startsWith("--") || i + 1 == words.size()) {
        throw new IllegalArgumentException("Not understood: " + words.get(i));
      }
      options.put(words.get(i).substring(2), words.get(i + 1));
    }
    return options;
  }

  private static Map<String, Integer> weights(List<String> words) {
    Map<String, Integer> weights = new TreeMap<>();
    for (String share : words.subList(1, words.size())) {
      String[] parts = share.split("=", 2);
      if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
        throw new IllegalArgumentException("Not a share: " + share);
      }
      weights.put(parts[0], Integer.valueOf(parts[1]));
    }
    return weights;
  }

  private static String at(List<String> words, int place) {
    if (place >= words.size()) {
      throw new IllegalArgumentException("Something is missing.");
    }
    return words.get(place);
  }

  private static String table(AdminModel model) {
    return table(List.of(model));
  }

  private static String table(List<AdminModel> models) {
    StringBuilder table = new StringBuilder();
    for (AdminModel model : models) {
      for (AdminModel.Version version : model.versions()) {
        table.append(
            "%-16s %-10s %-10s %4s  %-5s %-9s %s  %s%n"
                .formatted(
                    model.name(),
                    version.version(),
                    version.stage(),
                    version.shadow() ? "beside" : version.weight() + " %",
                    version.format(),
                    size(version.inputSize()),
                    version.sha256().substring(0, 12),
                    version.description()));
      }
    }
    return table.toString();
  }

  private static String size(@Nullable List<Integer> size) {
    return size == null ? "any" : size.getFirst() + "x" + size.getLast();
  }
}
