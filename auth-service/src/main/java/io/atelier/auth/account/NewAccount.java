package io.atelier.auth.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account on its way into the database.
 *
 * @param avatar stored under the account's {@code avatarKey}; null where none was sent
 */
record NewAccount(Account account, @Nullable Avatar avatar) {

  private static final List<String> ROLES = List.of("user");

  /**
   * @throws AccountProblem.AvatarUndecodable where the avatar is no base64
   * @throws io.atelier.platform.image.ImageProblem where the avatar is no usable picture
   */
  static NewAccount of(SignupRequest request, long id, Instant now) {
    Avatar avatar = Avatar.parse(request.avatar());
    String avatarKey = avatar == null ? null : "auth/avatars/" + id;
    return new NewAccount(
        new Account(id, request.username(), request.email(), ROLES, avatarKey, now), avatar);
  }
}
