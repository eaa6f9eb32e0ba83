package io.atelier.gallery.image;

import io.atelier.platform.web.ProblemException;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A picture inside JSON: base64 (RFC 4648, section 4), bare or as a {@code data:} URL. The media
 * type of the URL is ignored; the bytes say what they are.
 */
@JsonDeserialize(using = EncodedImage.Reader.class)
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedImage(byte[] bytes) {

  private static final String DATA_URL = "data:";

  static EncodedImage parse(String text) {
    try {
      return new EncodedImage(Base64.getDecoder().decode(payload(text)));
    } catch (IllegalArgumentException e) {
      throw new BrokenBase64();
    }
  }

  private static String payload(String text) {
    if (!text.startsWith(DATA_URL)) {
      return text;
    }
    int comma = text.indexOf(',');
    if (comma < 0 || !text.substring(0, comma).endsWith(";base64")) {
      throw new BrokenBase64();
    }
    return text.substring(comma + 1);
  }

  static final class Reader extends StdScalarDeserializer<EncodedImage> {

    Reader() {
      super(EncodedImage.class);
    }

    @Override
    public EncodedImage deserialize(JsonParser parser, DeserializationContext context) {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? parse(parser.getString())
          : (EncodedImage) context.handleUnexpectedToken(EncodedImage.class, parser);
    }
  }

  /** 400: a picture field whose text is neither base64 nor a base64 data URL. */
  static final class BrokenBase64 extends ProblemException {

    private static final long serialVersionUID = 1;

    BrokenBase64() {
      super(
          HttpStatus.BAD_REQUEST,
          "broken-base64",
          "Broken base64",
          "An image must be sent as base64, bare or as a data URL ending its head in ';base64,'.");
    }
  }
}
