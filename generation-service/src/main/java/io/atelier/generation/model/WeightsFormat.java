package io.atelier.generation.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of files that are served. Both describe a network as data; no other kind is read. */
public enum WeightsFormat {
  @JsonProperty("torchscript")
  TORCHSCRIPT(".pt"),
  @JsonProperty("onnx")
  ONNX(".onnx");

  private final String extension;

  WeightsFormat(String extension) {
    this.extension = extension;
  }

  /** Whether a file is called as a network is. */
  static boolean isNetwork(String file) {
    return file.endsWith(TORCHSCRIPT.extension) || file.endsWith(ONNX.extension);
  }

  /**
   * The format that a network's file name tells.
   *
   * @throws IllegalArgumentException if it tells none
   */
  public static WeightsFormat of(String file) {
    for (WeightsFormat format : values()) {
      if (file.endsWith(format.extension)) {
        return format;
      }
    }
    throw new IllegalArgumentException(file + " is no network");
  }

  /** With its dot. */
  public String extension() {
    return extension;
  }
}
