/**
 * The Images API as OpenAI's clients speak it, on top of jobs. Errors take OpenAI's shape in {@code
 * platform-web}, for every path under {@code /v1}.
 */
@NullMarked
package io.atelier.generation.openai;

import org.jspecify.annotations.NullMarked;
