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

  /** With its dot. */
  public String extension() {
    return extension;
  }
}
