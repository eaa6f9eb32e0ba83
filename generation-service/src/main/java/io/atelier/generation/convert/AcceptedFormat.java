package io.atelier.generation.convert;

import io.atelier.platform.image.ImageFormat;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Which format a caller is given. */
final class AcceptedFormat {
  private AcceptedFormat() {}

  /**
   * The first that {@code Accept} names, by its weights; the photo's own where it names none of
   * ours.
   */
  static ImageFormat of(HttpHeaders headers, ImageFormat photo) {
    return accepted(headers).stream()
        .map(type -> type.getType() + "/" + type.getSubtype())
        .flatMap(type -> ImageFormat.ofMediaType(type).stream())
        .findFirst()
        .orElse(photo);
  }

  private static List<MediaType> accepted(HttpHeaders headers) {
    try {
      List<MediaType> accepted = headers.getAccept();
      MimeTypeUtils.sortBySpecificity(accepted);
      return accepted;
    } catch (InvalidMediaTypeException e) {
      return List.of();
    }
  }
}
