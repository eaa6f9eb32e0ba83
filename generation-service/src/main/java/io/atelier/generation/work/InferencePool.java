package io.atelier.generation.work;

import io.atelier.generation.inference.ImageResult;
import io.atelier.generation.inference.ImageTask;
import io.atelier.generation.model.InstalledModel;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Whoever turns photos into pictures.
 *
 * @param run starts a task when subscribed; cancelling drops it if it has not begun. A {@link
 *     io.atelier.platform.web.ProblemException} with a status below 500 is the sender's fault and
 *     final, any other error is worth another attempt
 * @param knows whether a model takes words for an instruction that it knows
 * @param workers how many tasks run at once
 */
record InferencePool(
    Function<ImageTask, Mono<ImageResult>> run,
    BiFunction<InstalledModel, String, Mono<Boolean>> knows,
    int workers) {}
