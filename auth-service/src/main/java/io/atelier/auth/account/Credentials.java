package io.atelier.auth.account;

/**
 * An account with what its password is checked against.
 *
 * @param passwordHash Argon2id in PHC string format
 */
public record Credentials(Account account, String passwordHash) {

  @Override
  public String toString() {
    return "Credentials[account=%s]".formatted(account.id());
  }
}
