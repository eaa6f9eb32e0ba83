package io.atelier.auth.token;

import io.atelier.auth.account.Account;
import io.atelier.auth.account.Accounts;
import io.atelier.auth.account.Credentials;
import io.atelier.auth.password.Passwords;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs people in. An unknown username is answered as a wrong password is, and takes as long. */
@Component
final class Login {

  private final Accounts accounts;
  private final Passwords passwords;
  private final LoginAttempts attempts;
  private final Sessions sessions;

  Login(Accounts accounts, Passwords passwords, LoginAttempts attempts, Sessions sessions) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.sessions = sessions;
  }

  /** Errors with {@link TokenProblem.BadCredentials} or {@link TokenProblem.TooManyAttempts}. */
  Mono<LoginResponse> login(LoginRequest request, String address) {
    return attempts
        .check(request.username(), address)
        .then(Mono.defer(() -> authenticated(request, address)))
        .zipWhen(sessions::open, (account, tokens) -> LoginResponse.from(tokens, account));
  }

  private Mono<Account> authenticated(LoginRequest request, String address) {
    return accounts
        .findByUsername(request.username())
        .singleOptional()
        .flatMap(found -> verified(request, found))
        .delayUntil(account -> attempts.succeeded(request.username(), address))
        .switchIfEmpty(Mono.defer(() -> refused(request, address)));
  }

  private Mono<Account> verified(LoginRequest request, Optional<Credentials> found) {
    String hash = found.map(Credentials::passwordHash).orElseGet(passwords::decoy);
    return passwords
        .matches(request.password(), hash)
        .filter(matches -> matches)
        .flatMap(matches -> Mono.justOrEmpty(found.map(Credentials::account)));
  }

  private Mono<Account> refused(LoginRequest request, String address) {
    return attempts
        .failed(request.username(), address)
        .then(Mono.error(TokenProblem.BadCredentials::new));
  }
}
