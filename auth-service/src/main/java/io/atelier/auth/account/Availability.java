package io.atelier.auth.account;

/** Whether other accounts have a username and an e-mail address already. */
record Availability(boolean usernameTaken, boolean emailTaken) {

  boolean isFree() {
    return !usernameTaken && !emailTaken;
  }
}
