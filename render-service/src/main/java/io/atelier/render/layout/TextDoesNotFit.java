package io.atelier.render.layout;

import io.atelier.platform.web.ProblemException;
import io.atelier.render.scene.Scene;
import org.springframework.http.HttpStatus;

/** The text is taller than a picture may be, and no height was given to cut it at. */
public final class TextDoesNotFit extends ProblemException {
  TextDoesNotFit() {
    super(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "text-does-not-fit",
        "The text does not fit",
        "The text is taller than a picture may be (%d pixels a side, %d in all). Give a height to cut it at, a smaller size or a greater width."
            .formatted(Scene.MAX_EDGE, Scene.MAX_PIXELS));
  }
}
