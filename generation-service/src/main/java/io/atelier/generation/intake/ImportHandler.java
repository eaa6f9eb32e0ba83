package io.atelier.generation.intake;

import io.atelier.generation.model.AdminModel;
import io.atelier.generation.model.ModelAdministration;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Models brought over the API, for administrators. */
@RestController
@ConditionalOnRole(Role.API)
final class ImportHandler {

  private final Imports imports;

  ImportHandler(Imports imports) {
    this.imports = imports;
  }

  @PostMapping(path = "/api/v1/admin/models", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Data<AdminModel>> bring(@ModelAttribute ImportForm form, Identity caller) {
    String by = ModelAdministration.require(caller);
    Candidate candidate = form.candidate();
    return Mono.usingWhen(
            temporaryFile(),
            file -> save(form, file).then(bring(file, candidate, by)),
            this::delete)
        .map(Data::of);
  }

  private Mono<AdminModel> bring(Path file, Candidate candidate, String by) {
    return imports.bring(file, candidate, by);
  }

  private static Mono<Void> save(ImportForm form, Path file) {
    return form.file() == null
        ? Mono.error(() -> new ModelRefused("The form has no file."))
        : form.file().transferTo(file);
  }

  private static Mono<Path> temporaryFile() {
    return Mono.fromCallable(() -> Files.createTempFile("model", ".upload"))
        .subscribeOn(Schedulers.boundedElastic()); // file system
  }

  private Mono<Boolean> delete(Path file) {
    return Mono.fromCallable(() -> Files.deleteIfExists(file))
        .subscribeOn(Schedulers.boundedElastic()); // file system
  }
}
