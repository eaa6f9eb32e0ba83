package io.atelier.render.resize;

import io.atelier.platform.image.ImageFormat;
import io.atelier.render.upload.Uploads;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A picture in, the resized one out. */
@RestController
final class ResizeController {
  private final Uploads uploads;
  private final Resizer resizer;
  private final ResizeProperties properties;

  ResizeController(Uploads uploads, Resizer resizer, ResizeProperties properties) {
    this.uploads = uploads;
    this.resizer = resizer;
    this.properties = properties;
  }

  /** The query alone holds the parameters: binding them as a form would read the body. */
  @PostMapping("/api/v1/resize")
  Mono<ResponseEntity<byte[]>> resize(
      @RequestParam(required = false) @Min(1) @Max(Frame.MAX_EDGE) @Nullable Integer width,
      @RequestParam(required = false) @Min(1) @Max(Frame.MAX_EDGE) @Nullable Integer height,
      @RequestParam(defaultValue = "contain")
          @Pattern(regexp = "contain|cover|fill", message = "must be contain, cover or fill")
          String fit,
      @RequestParam(required = false)
          @Pattern(regexp = "png|jpeg|webp", message = "must be png, jpeg or webp")
          @Nullable String format,
      @RequestParam(defaultValue = "85") @Min(1) @Max(100) int quality,
      ServerWebExchange exchange) {
    var request = new ResizeRequest(new Frame(width, height, Fit.of(fit)), format(format), quality);
    return uploads
        .file(exchange, "image", properties.maxFile(), properties.arrival())
        .flatMap(file -> resizer.resize(file, request))
        .map(ResizeController::answer);
  }

  private static @Nullable ImageFormat format(@Nullable String written) {
    return written == null ? null : ImageFormat.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static ResponseEntity<byte[]> answer(Resized picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.format().mediaType()))
        .body(picture.file());
  }
}
