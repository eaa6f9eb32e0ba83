package io.atelier.render.scene;

/** The picture formats a card comes in. */
public enum OutputFormat {
  PNG("image/png"),
  JPEG("image/jpeg"),
  WEBP("image/webp"),
  SVG("image/svg+xml");

  private final String mediaType;

  OutputFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
