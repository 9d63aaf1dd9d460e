package perilune.telemetry.eslogger;

/**
 * Says what a process's code signature is worth, from what Endpoint Security tells of it.
 *
 * <p>The tests stand in this order, and the first that holds decides:
 *
 * <ol>
 *   <li>no flags recorded: {@code unknown};
 *   <li>not signed, no hash of a code directory and no identifier: {@code unsigned};
 *   <li>signed but no longer valid, or killed for it: {@code invalid};
 *   <li>Apple says that it is part of the system: {@code platform};
 *   <li>not signed, but with a hash or an identifier: {@code unknown};
 *   <li>ad hoc, of no team: {@code adhoc}, or {@code adhoc_linker} where the linker did it;
 *   <li>the kernel's validation category names a kind of certificate: that kind;
 *   <li>of a team: {@code development} where the flags say so, else {@code unknown};
 *   <li>signed, by nobody whom Apple knows: {@code self_signed}.
 * </ol>
 *
 * <p>That a binary belongs to the system is never read from CS_PLATFORM_BINARY: {@code /bin/zsh}
 * has it clear. Apple's records carry no verdict on notarisation or revocation. Source: xnu
 * osfmk/kern/cs_blobs.h; ESTypes.h, es_cs_validation_category_t (since macOS 26).
 */
final class CodeSignature {

  /** Number that is absent. */
  static final long ABSENT = FieldWriter.NO_NUMBER;

  // Bits of codesigning_flags.
  static final long VALID = 0x1;
  static final long AD_HOC = 0x2;
  static final long LINKER_SIGNED = 0x20000;
  static final long KILLED = 0x1000000;
  static final long SIGNED = 0x20000000;
  static final long DEVELOPMENT_CODE = 0x40000000;

  // Values of cs_validation_category.
  private static final int PLATFORM = 1;
  private static final int TESTFLIGHT = 2;
  private static final int DEVELOPMENT = 3;
  private static final int APP_STORE = 4;
  private static final int ENTERPRISE = 5;
  private static final int DEVELOPER_ID = 6;
  private static final int ROSETTA = 8;
  private static final int JIT = 9;

  /**
   * What a record tells.
   *
   * @param flags codesigning_flags, or {@link #ABSENT}
   * @param category cs_validation_category, or {@link #ABSENT}
   * @param platform is_platform_binary
   * @param team whether there is a team identifier
   * @param identified whether there is a hash of the code directory or a signing identifier
   */
  record Facts(long flags, long category, boolean platform, boolean team, boolean identified) {}

  /** What follows. */
  enum Status {
    PLATFORM,
    DEVELOPER_ID,
    APP_STORE,
    DEVELOPMENT,
    ENTERPRISE,
    TESTFLIGHT,
    ADHOC,
    ADHOC_LINKER,
    SELF_SIGNED,
    UNSIGNED,
    INVALID,
    UNKNOWN;

    private final Word word = new Word(name().toLowerCase(java.util.Locale.ROOT));

    Word word() {
      return word;
    }
  }

  /** Whether somebody vouches for the code; {@code UNSAID} is no verdict, and is not written. */
  enum Trust {
    TRUSTED,
    UNTRUSTED,
    UNSAID
  }

  private CodeSignature() {}

  /** Gives the status. */
  static Status status(Facts facts) {
    if (facts.flags == ABSENT) {
      return Status.UNKNOWN;
    }
    boolean signed = has(facts.flags, SIGNED);
    if (!signed && !facts.identified) {
      return Status.UNSIGNED;
    }
    if (has(facts.flags, KILLED) || signed && !has(facts.flags, VALID)) {
      return Status.INVALID;
    }
    if (facts.platform || facts.category == PLATFORM) {
      return Status.PLATFORM;
    }
    return signed ? signer(facts) : Status.UNKNOWN;
  }

  private static Status signer(Facts facts) {
    if (has(facts.flags, AD_HOC) && !facts.team) {
      return has(facts.flags, LINKER_SIGNED) ? Status.ADHOC_LINKER : Status.ADHOC;
    }
    Status certificate = certificate(facts.category);
    if (certificate != Status.UNKNOWN) {
      return certificate;
    }
    if (facts.team) {
      return has(facts.flags, DEVELOPMENT_CODE) ? Status.DEVELOPMENT : Status.UNKNOWN;
    }
    boolean translated = facts.category == ROSETTA || facts.category == JIT;
    return translated || facts.category == 0 ? Status.UNKNOWN : Status.SELF_SIGNED;
  }

  private static Status certificate(long category) {
    if (category < TESTFLIGHT || category > DEVELOPER_ID) {
      return Status.UNKNOWN;
    }
    return switch ((int) category) {
      case TESTFLIGHT -> Status.TESTFLIGHT;
      case DEVELOPMENT -> Status.DEVELOPMENT;
      case APP_STORE -> Status.APP_STORE;
      case ENTERPRISE -> Status.ENTERPRISE;
      case DEVELOPER_ID -> Status.DEVELOPER_ID;
      default -> Status.UNKNOWN;
    };
  }

  /** Gives the verdict: where the category is not recorded, only Apple's own code has one. */
  static Trust trust(Facts facts) {
    return switch (status(facts)) {
      case UNKNOWN -> Trust.UNSAID;
      case PLATFORM -> Trust.TRUSTED;
      case INVALID, UNSIGNED, ADHOC, ADHOC_LINKER, SELF_SIGNED ->
          facts.category == ABSENT ? Trust.UNSAID : Trust.UNTRUSTED;
      case DEVELOPER_ID, APP_STORE, DEVELOPMENT, ENTERPRISE, TESTFLIGHT -> {
        if (facts.category == ABSENT) {
          yield Trust.UNSAID;
        }
        yield facts.team ? Trust.TRUSTED : Trust.UNTRUSTED;
      }
    };
  }

  private static boolean has(long flags, long bit) {
    return (flags & bit) != 0;
  }
}
