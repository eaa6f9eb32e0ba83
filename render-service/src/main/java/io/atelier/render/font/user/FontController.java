package io.atelier.render.font.user;

import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import io.atelier.render.upload.Uploads;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A user's own fonts. */
@RestController
@RequestMapping(FontController.PATH)
final class FontController {
  static final String PATH = "/api/v1/render/fonts";

  private final Uploads uploads;
  private final UserFonts fonts;
  private final FontProperties properties;

  FontController(Uploads uploads, UserFonts fonts, FontProperties properties) {
    this.uploads = uploads;
    this.fonts = fonts;
    this.properties = properties;
  }

  @PostMapping
  Mono<ResponseEntity<Data<FontCard>>> add(
      @RequestParam(defaultValue = "0") @Min(0) @Max(63) int face,
      @RequestParam(defaultValue = "")
          @Pattern(regexp = Axes.WRITTEN, message = "must be written as wght:650,wdth:87.5")
          String axes,
      Identity caller,
      ServerWebExchange exchange) {
    return uploads
        .file(exchange, "font", properties.maxFile(), properties.arrival())
        .filter(file -> file.length > 0)
        .switchIfEmpty(Mono.error(FontProblem.FontMissing::new))
        .flatMap(file -> fonts.add(caller.userId(), file, face, Axes.parse(axes)))
        .map(FontController::created);
  }

  @GetMapping
  Mono<Data<List<FontCard>>> list(Identity caller) {
    return fonts.list(caller.userId()).map(Data::of);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@PathVariable String id, Identity caller) {
    return fonts.delete(caller.userId(), id);
  }

  private static ResponseEntity<Data<FontCard>> created(FontCard font) {
    return ResponseEntity.created(URI.create(PATH + "/" + font.id())).body(Data.of(font));
  }
}
