package io.atelier.generation.inference;

import io.atelier.platform.image.ImageFormat;

/**
 * One picture to be redrawn.
 *
 * @param model a served model's name; blank asks for the default model
 * @param prompt what the user wishes; models without text input ignore it
 * @param image a PNG, JPEG or WebP file, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageTask(String model, String prompt, byte[] image, ImageFormat outputFormat) {}
