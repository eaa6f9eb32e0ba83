package io.atelier.auth.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record RefreshRequest(
    @NotBlank(message = "is required") @Size(max = 256, message = "has more than 256 characters")
        String refreshToken) {

  @Override
  public String toString() {
    return "RefreshRequest";
  }
}
