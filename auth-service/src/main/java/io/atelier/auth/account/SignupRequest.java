package io.atelier.auth.account;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param avatar a data URL or bare base64 of a PNG, JPEG or WebP file; may be absent
 */
record SignupRequest(
    @Nullable String avatar,
    @NotBlank(message = "is required")
        @Size(max = 64, message = "has more than 64 characters")
        @Pattern(
            regexp = "[\\p{L}\\p{N}\\p{M}_.@+-]*",
            message = "may have letters, digits and _ . @ + - only")
        String username,
    @NotNull(message = "is required")
        @Size(min = 8, max = 128, message = "needs 8 to 128 characters")
        String password,
    @NotNull(message = "is required") String confirmPassword,
    @NotBlank(message = "is required")
        @Size(max = 254, message = "has more than 254 characters")
        @Pattern(regexp = "\\P{Cntrl}*", message = "has control characters")
        @Email(message = "is not an e-mail address")
        String email) {

  /** Reported under the field's own name, as the rule is about it. */
  @AssertTrue(message = "differs from the password")
  boolean isConfirmPassword() {
    return password == null || confirmPassword == null || password.equals(confirmPassword);
  }

  @Override
  public String toString() {
    return "SignupRequest[username=%s]".formatted(username);
  }
}
