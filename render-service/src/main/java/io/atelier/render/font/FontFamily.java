package io.atelier.render.font;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A font a text can ask for, with the faces that stand in for characters it lacks. */
public final class FontFamily {
  private final String name;
  private final List<FontFace> faces;
  private final Map<HanForms, FallbackChain> chains = new EnumMap<>(HanForms.class);

  /**
   * @param name as a request gives it, such as {@code noto-sans-bold}; tells families apart
   * @param faces the font itself, then its fallbacks in order
   */
  public FontFamily(String name, List<FontFace> faces) {
    this(name, faces, Map.of());
  }

  /**
   * @param regional the faces to take instead for a language's forms of Han
   */
  FontFamily(String name, List<FontFace> faces, Map<HanForms, List<FontFace>> regional) {
    this.name = name;
    this.faces = List.copyOf(faces);
    var chain = new FallbackChain(this.faces);
    for (HanForms forms : HanForms.values()) {
      List<FontFace> own = regional.get(forms);
      chains.put(forms, own == null ? chain : new FallbackChain(own));
    }
  }

  public String name() {
    return name;
  }

  /** The font itself, then its fallbacks in order, where no language chooses other Han forms. */
  public List<FontFace> faces() {
    return faces;
  }

  /** The face whose metrics set the line. */
  public FontFace primary() {
    return faces.getFirst();
  }

  /** Who draws what, for a text in a language. */
  public FallbackChain chain(Locale language) {
    return Objects.requireNonNull(chains.get(HanForms.of(language)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FontFamily family
        && family.name.equals(name)
        && family.faces.equals(faces);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name alone: it says all in a digest. */
  @Override
  public String toString() {
    return name;
  }
}
