package io.atelier.auth.account;

import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
class AccountController {

  private static final CacheControl OWNER_ONLY =
      CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();

  private final Accounts accounts;

  AccountController(Accounts accounts) {
    this.accounts = accounts;
  }

  @PostMapping("/signup")
  Mono<Data<AccountResponse>> signUp(@Valid @RequestBody SignupRequest request) {
    return accounts.signUp(request).map(AccountResponse::from).map(Data::of);
  }

  @GetMapping("/me")
  Mono<Data<AccountResponse>> me(Identity caller) {
    return accounts.get(caller.userId()).map(AccountResponse::from).map(Data::of);
  }

  @GetMapping("/me/avatar")
  Mono<ResponseEntity<byte[]>> avatar(Identity caller) {
    return accounts.avatar(caller.userId()).map(AccountController::picture);
  }

  private static ResponseEntity<byte[]> picture(StoredObject avatar) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(avatar.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .eTag(avatar.etag())
        .cacheControl(OWNER_ONLY)
        .body(avatar.body());
  }
}
