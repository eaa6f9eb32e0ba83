package io.atelier.generation.model;

/** What goes into a model and what comes out. */
public enum ModelKind {
  /** A photo in, a picture out; words are ignored. */
  IMAGE_TO_IMAGE("image-to-image"),
  /** A photo and an instruction in, the edited photo out. */
  EDIT("edit"),
  /** Words in, and a picture to start from where the bundle can read one; a picture out. */
  TEXT_TO_IMAGE("text-to-image");

  private final String label;

  ModelKind(String label) {
    this.label = label;
  }

  /** As manifests and the API write it. */
  public String label() {
    return label;
  }

  public boolean needsPhoto() {
    return this != TEXT_TO_IMAGE;
  }

  public boolean needsPrompt() {
    return this != IMAGE_TO_IMAGE;
  }

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ModelKind of(String label) {
    for (ModelKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(label + " is no kind of model");
  }
}
