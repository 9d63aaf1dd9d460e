package perilune.telemetry.windows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.json.JsonTree;

/** Finds what members mean by the numbers of their names. Owned by one thread. */
final class MemberRoles {

  private @Nullable MemberRole[] byName = new MemberRole[256];

  /** Gives what a member means. */
  MemberRole of(JsonTree tree, int node) {
    int name = tree.nameId(node);
    if (name < 0) {
      return new MemberRole(tree.name(node));
    }
    if (name >= byName.length) {
      byName = Arrays.copyOf(byName, Math.max(name + 1, byName.length * 2));
    }
    MemberRole role = byName[name];
    if (role == null) {
      role = new MemberRole(tree.name(node));
      byName[name] = role;
    }
    return role;
  }
}
