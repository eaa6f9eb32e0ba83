package io.atelier.platform.web;

/**
 * The envelope of a successful answer under {@code /api/v1}.
 *
 * @param data the resource
 */
public record Data<T>(T data) {
  /** Wraps {@code data}. */
  public static <T> Data<T> of(T data) {
    return new Data<>(data);
  }
}
