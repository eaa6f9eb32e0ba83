package io.atelier.platform.web;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.validation.ConstraintViolationException;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Turns whatever a chain failed with into the problem its client is told. */
final class Problems {
  private Problems() {}

  static ProblemException of(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> problem;
      case WebExchangeBindException invalid -> invalidFields(invalid);
      case HandlerMethodValidationException invalid -> invalidParameters(invalid);
      case ConstraintViolationException invalid -> violations(invalid);
      case ServerWebInputException unreadable -> unreadable(unreadable);
      case DataBufferLimitException ignored -> tooLarge();
      case ContentTooLargeException ignored -> tooLarge();
      case DecodingException undecodable -> undecodable(undecodable);
      case TimeoutException late -> timedOut(late);
      case CallNotPermittedException open -> unavailable(open);
      case RejectedExecutionException full -> unavailable(full);
      case NonTransientDataAccessResourceException away -> unavailable(away);
      case TransientDataAccessException busy -> unavailable(busy);
      case ErrorResponse told -> told(told, failure);
      default -> unexpected(failure);
    };
  }

  private static ProblemException invalidFields(WebExchangeBindException invalid) {
    var problem = invalidRequest("Some fields are not valid.");
    invalid.getFieldErrors().forEach(e -> problem.error(snakeCase(e.getField()), message(e)));
    invalid
        .getGlobalErrors()
        .forEach(
            e -> problem.error(snakeCase(e.getObjectName()), orInvalid(e.getDefaultMessage())));
    return problem;
  }

  private static ProblemException invalidParameters(HandlerMethodValidationException invalid) {
    var problem = invalidRequest("Some parameters are not valid.");
    invalid
        .getParameterValidationResults()
        .forEach(
            result ->
                result
                    .getResolvableErrors()
                    .forEach(
                        error ->
                            problem.error(
                                snakeCase(
                                    String.valueOf(result.getMethodParameter().getParameterName())),
                                orInvalid(error.getDefaultMessage()))));
    return problem;
  }

  private static ProblemException violations(ConstraintViolationException invalid) {
    var problem = invalidRequest("Some values are not valid.");
    invalid
        .getConstraintViolations()
        .forEach(v -> problem.error(snakeCase(v.getPropertyPath().toString()), v.getMessage()));
    return problem;
  }

  private static ProblemException unreadable(ServerWebInputException unreadable) {
    for (Throwable t = unreadable.getCause(); t != null; t = t.getCause()) {
      switch (t) {
        case DataBufferLimitException ignored -> {
          return tooLarge();
        }
        case ProblemException problem -> {
          return problem; // thrown by a record's own constructor while it was read
        }
        case JacksonException json -> {
          return undecodable(json);
        }
        default -> {}
      }
    }
    return unreadable.getCause() instanceof TypeMismatchException
        ? mistyped(unreadable)
        : invalidRequest(orInvalid(unreadable.getReason()));
  }

  private static ProblemException mistyped(ServerWebInputException mistyped) {
    var problem = invalidRequest("Some parameters are not valid.");
    @Nullable MethodParameter parameter = mistyped.getMethodParameter();
    if (parameter != null) {
      problem.error(
          snakeCase(String.valueOf(parameter.getParameterName())), "has a wrong type or value");
    }
    return problem;
  }

  private static ProblemException undecodable(Throwable undecodable) {
    var problem =
        new ProblemException(
            HttpStatus.BAD_REQUEST,
            "unreadable-body",
            "The body cannot be read",
            "The body is not valid JSON of the expected shape.");
    for (Throwable t = undecodable; t != null; t = t.getCause()) {
      if (t instanceof ProblemException inner) {
        return inner;
      }
      if (t instanceof JacksonException json && !json.getPath().isEmpty()) {
        var field = json.getPath().getLast().getPropertyName();
        if (field != null) {
          problem.error(field, "has a wrong type or value");
        }
      }
    }
    return problem;
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "The body is too large",
        "The request body is larger than this route accepts.");
  }

  private static ProblemException timedOut(TimeoutException late) {
    return new ProblemException(
        HttpStatus.GATEWAY_TIMEOUT,
        "timeout",
        "The deadline passed",
        "The work was not done within its deadline.",
        late);
  }

  private static ProblemException unavailable(RuntimeException refused) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "Not available at the moment",
            "The service sheds load or waits for something it depends on. Try again shortly.",
            refused)
        .header("Retry-After", "2");
  }

  private static ProblemException told(ErrorResponse told, Throwable failure) {
    HttpStatusCode status = told.getStatusCode();
    if (status.is5xxServerError()) {
      return new ProblemException(
          status, slug(status), title(status), "The request failed.", failure);
    }
    var problem =
        new ProblemException(
            status, slug(status), title(status), orTitle(told.getBody().getDetail(), status));
    told.getHeaders()
        .forEach((name, values) -> values.forEach(value -> problem.header(name, value)));
    return problem;
  }

  private static ProblemException unexpected(Throwable failure) {
    return new ProblemException(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "Something went wrong here",
        "The request failed for a reason on our side. It is logged under the trace id.",
        failure);
  }

  private static ProblemException invalidRequest(String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid", detail);
  }

  /** What a converter says of a wrong type names Java classes. */
  private static String message(FieldError error) {
    return error.isBindingFailure()
        ? "has a wrong type or value"
        : orInvalid(error.getDefaultMessage());
  }

  private static String orInvalid(@Nullable String message) {
    return message == null ? "is not valid" : message;
  }

  private static String orTitle(@Nullable String detail, HttpStatusCode status) {
    return detail == null ? title(status) + "." : detail;
  }

  private static String title(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "HTTP " + status.value() : known.getReasonPhrase();
  }

  private static String slug(HttpStatusCode status) {
    return title(status).toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String snakeCase(String field) {
    return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
