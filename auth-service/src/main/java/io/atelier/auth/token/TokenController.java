package io.atelier.auth.token;

import io.atelier.platform.web.ClientAddress;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
class TokenController {

  private final Login login;
  private final Sessions sessions;

  TokenController(Login login, Sessions sessions) {
    this.login = login;
    this.sessions = sessions;
  }

  @PostMapping("/login")
  Mono<Data<LoginResponse>> login(
      @Valid @RequestBody LoginRequest request, ServerWebExchange exchange) {
    return login.login(request, ClientAddress.of(exchange)).map(Data::of);
  }

  @PostMapping("/refresh_token")
  Mono<RefreshResponse> refresh(@Valid @RequestBody RefreshRequest request) {
    return sessions.refresh(new RefreshToken(request.refreshToken())).map(RefreshResponse::from);
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> logout(Identity caller) {
    return sessions.end(UUID.fromString(caller.sessionId()));
  }
}
