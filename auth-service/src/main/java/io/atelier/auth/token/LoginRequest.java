package io.atelier.auth.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bounded as at sign-up; anything else in the body is ignored. */
record LoginRequest(
    @NotBlank(message = "is required")
        @Size(max = 64, message = "has more than 64 characters")
        @Pattern(regexp = "\\P{Cntrl}*", message = "has control characters")
        String username,
    @NotBlank(message = "is required") @Size(max = 128, message = "has more than 128 characters")
        String password) {

  @Override
  public String toString() {
    return "LoginRequest[username=%s]".formatted(username);
  }
}
