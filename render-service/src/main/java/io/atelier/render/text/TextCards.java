package io.atelier.render.text;

import com.ibm.icu.text.BreakIterator;
import io.atelier.render.encode.OutputFormat;
import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.pipeline.Alignment;
import io.atelier.render.pipeline.TextCard;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a card of a request: defaults, names looked up, what depends on several fields. */
@Component
final class TextCards {
  private static final int MAX_CLUSTERS = 5_000;
  private static final int DEFAULT_WIDTH = 800;
  private static final String DEFAULT_FONT = "noto-sans-cjk";
  private static final BigDecimal DEFAULT_SIZE = BigDecimal.valueOf(16);
  private static final BigDecimal DEFAULT_LINE_HEIGHT = new BigDecimal("1.4");
  private static final BigDecimal DEFAULT_PADDING = BigDecimal.valueOf(16);
  private static final int DEFAULT_QUALITY = 85;
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private final FontLibrary fonts;

  TextCards(FontLibrary fonts) {
    this.fonts = fonts;
  }

  /**
   * @throws TextProblem if a name is unknown or the values do not go together
   */
  TextCard card(TextRequest request) {
    checkLength(request.text());
    OutputFormat format = format(request.format());
    double scale = Double.parseDouble(Objects.requireNonNullElse(request.scale(), "1"));
    int background = color("background", request.background(), WHITE);
    var card =
        new TextCard(
            request.text(),
            Objects.requireNonNullElse(request.width(), DEFAULT_WIDTH),
            Objects.requireNonNullElse(request.height(), 0),
            font(Objects.requireNonNullElse(request.font(), DEFAULT_FONT)),
            orDefault(request.size(), DEFAULT_SIZE),
            orDefault(request.lineHeight(), DEFAULT_LINE_HEIGHT),
            orDefault(request.padding(), DEFAULT_PADDING),
            alignment(request.align()),
            color("color", request.color(), BLACK),
            format == OutputFormat.JPEG ? Colors.onWhite(background) : background,
            scale,
            format,
            format == OutputFormat.JPEG
                ? Objects.requireNonNullElse(request.quality(), DEFAULT_QUALITY)
                : 0);
    checkPixels(card);
    return card;
  }

  private static void checkLength(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    if (clusters.next(MAX_CLUSTERS) != BreakIterator.DONE
        && clusters.next() != BreakIterator.DONE) {
      throw new TextProblem.InvalidParameter("text", "must have at most 5,000 characters");
    }
  }

  private static void checkPixels(TextCard card) {
    double width = card.width() * card.scale();
    double height = card.height() * card.scale();
    if (width > TextCard.MAX_EDGE
        || height > TextCard.MAX_EDGE
        || width * height > TextCard.MAX_PIXELS) {
      throw new TextProblem.PictureTooLarge();
    }
  }

  private FontFamily font(String name) {
    return fonts
        .find(name)
        .orElseThrow(
            () ->
                new TextProblem.InvalidParameter(
                    "font", "must be one of " + String.join(", ", fonts.names())));
  }

  private static int color(String field, @Nullable String written, int otherwise) {
    return written == null
        ? otherwise
        : Colors.parse(written)
            .orElseThrow(
                () ->
                    new TextProblem.InvalidParameter(
                        field,
                        "must be #rgb, #rgba, #rrggbb, #rrggbbaa, a CSS colour name or transparent"));
  }

  private static Alignment alignment(@Nullable String written) {
    return written == null ? Alignment.START : Alignment.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static OutputFormat format(@Nullable String written) {
    return written == null
        ? OutputFormat.PNG
        : OutputFormat.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static double orDefault(@Nullable BigDecimal value, BigDecimal otherwise) {
    return Objects.requireNonNullElse(value, otherwise).doubleValue();
  }
}
