package perilune.context.artefact;

import perilune.event.KnownField;

/** The fields that say of one thing whether and by whom it was dropped. */
record DropFields(
    KnownField state,
    KnownField age,
    KnownField how,
    KnownField writerId,
    KnownField writerExecutable,
    KnownField writerName,
    KnownField writerUser,
    KnownField writerSignature,
    KnownField relation) {

  static final DropFields PROCESS =
      new DropFields(
          KnownField.PROCESS_DROP_STATE,
          KnownField.PROCESS_DROP_AGE,
          KnownField.PROCESS_DROP_HOW,
          KnownField.PROCESS_DROP_WRITER_ID,
          KnownField.PROCESS_DROP_WRITER_EXECUTABLE,
          KnownField.PROCESS_DROP_WRITER_NAME,
          KnownField.PROCESS_DROP_WRITER_USER,
          KnownField.PROCESS_DROP_WRITER_SIGNATURE,
          KnownField.PROCESS_DROP_WRITER_RELATION);

  static final DropFields SCRIPT =
      new DropFields(
          KnownField.SCRIPT_DROP_STATE,
          KnownField.SCRIPT_DROP_AGE,
          KnownField.SCRIPT_DROP_HOW,
          KnownField.SCRIPT_DROP_WRITER_ID,
          KnownField.SCRIPT_DROP_WRITER_EXECUTABLE,
          KnownField.SCRIPT_DROP_WRITER_NAME,
          KnownField.SCRIPT_DROP_WRITER_USER,
          KnownField.SCRIPT_DROP_WRITER_SIGNATURE,
          KnownField.SCRIPT_DROP_WRITER_RELATION);

  static final DropFields LIBRARY =
      new DropFields(
          KnownField.LIBRARY_DROP_STATE,
          KnownField.LIBRARY_DROP_AGE,
          KnownField.LIBRARY_DROP_HOW,
          KnownField.LIBRARY_DROP_WRITER_ID,
          KnownField.LIBRARY_DROP_WRITER_EXECUTABLE,
          KnownField.LIBRARY_DROP_WRITER_NAME,
          KnownField.LIBRARY_DROP_WRITER_USER,
          KnownField.LIBRARY_DROP_WRITER_SIGNATURE,
          KnownField.LIBRARY_DROP_WRITER_RELATION);

  /** Says whether they are of a script. */
  boolean aboutScript() {
    return state == KnownField.SCRIPT_DROP_STATE;
  }

  /** Says whether they are of the executable of a start. */
  boolean aboutExecutable() {
    return state == KnownField.PROCESS_DROP_STATE;
  }
}
