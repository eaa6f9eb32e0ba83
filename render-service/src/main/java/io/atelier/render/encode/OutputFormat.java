package io.atelier.render.encode;

/** The picture formats a card can be had in. */
public enum OutputFormat {
  PNG("image/png"),
  JPEG("image/jpeg");

  private final String mediaType;

  OutputFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
