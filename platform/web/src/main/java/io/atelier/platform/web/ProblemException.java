package io.atelier.platform.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * A failure that knows how it is told to the client (RFC 9457). Each feature derives its own sealed
 * family from it; {@link ProblemRenderer} renders all of them.
 *
 * <p>Nothing given here may be internal: title, detail and errors are public. The cause is not.
 */
public class ProblemException extends RuntimeException {
  private static final String TYPES = "https://atelier.dev/problems/";

  private final transient HttpStatusCode status;
  private final URI type;
  private final String title;
  private final transient HttpHeaders headers = new HttpHeaders();
  private final transient List<FieldProblem> errors = new ArrayList<>();

  /**
   * @param slug last part of the problem's type URI, stable for clients; or a whole URI for types
   *     others have registered
   * @param title the same words for every problem of this type
   * @param detail what happened this time
   */
  public ProblemException(HttpStatusCode status, String slug, String title, String detail) {
    this(status, slug, title, detail, null);
  }

  /** As above, with an internal cause that is logged for a 5xx and never shown. */
  public ProblemException(
      HttpStatusCode status, String slug, String title, String detail, @Nullable Throwable cause) {
    // A client's mistake needs no stack trace; they are dear and tell nothing.
    super(detail, cause, false, status.is5xxServerError());
    this.status = status;
    this.type = URI.create(slug.contains(":") ? slug : TYPES + slug);
    this.title = title;
  }

  /** Adds a response header, such as {@code Retry-After}. */
  public ProblemException header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** Adds an entry to {@code errors[]}. */
  public ProblemException error(String field, String message) {
    errors.add(new FieldProblem(field, message));
    return this;
  }

  public HttpStatusCode status() {
    return status;
  }

  public URI type() {
    return type;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public HttpHeaders headers() {
    return HttpHeaders.readOnlyHttpHeaders(headers);
  }

  public List<FieldProblem> errors() {
    return List.copyOf(errors);
  }
}
