package io.atelier.render.scene;

import io.atelier.render.font.FontFamily;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param size font size
 * @param letterSpacing added after each grapheme cluster
 * @param language chooses between Han forms; {@link Locale#ROOT} for mainland Chinese ones
 */
public record TextStyle(
    FontFamily family,
    double size,
    double letterSpacing,
    Paint color,
    @Nullable Stroke stroke,
    @Nullable Shadow shadow,
    Locale language) {}
