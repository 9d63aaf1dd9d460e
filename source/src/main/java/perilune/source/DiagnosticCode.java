package perilune.source;

/**
 * All codes that a diagnostic can carry. Each has a section in docs/diagnostics.md; a code is never
 * used again for something else.
 */
public enum DiagnosticCode {
  /** A character or word that the language does not have at this place. */
  EQL001,
  /** A string that does not end, or a broken escape in it. */
  EQL002,
  /** A number that cannot be read or is out of range. */
  EQL003,
  /** A quoting style of another dialect: single quotes, {@code ?"..."}. */
  EQL004,
  /** The query is too long, or nested too deep. */
  EQL005,
  /** A function that does not exist. */
  EQL006,
  /** A function with too few or too many arguments, or an argument of the wrong type. */
  EQL007,
  /** {@code =} where {@code ==} was meant, or another operator of another language. */
  EQL008,
  /** A sequence whose terms have different numbers of join keys. */
  EQL009,
  /** A sequence or sample with too few or too many terms. */
  EQL010,
  /** {@code maxspan} without a unit, not positive, or in the wrong place. */
  EQL011,
  /** A field compared with another field. */
  EQL012,
  /** A part of the language that this version does not run yet. */
  EQL013,
  /** A field that no known telemetry has. */
  EQL014,
  /** A comparison that can never hold, or always does. */
  EQL015,
  /** A regular expression that cannot be read or is not supported. */
  EQL016,
  /** {@code runs} out of range. */
  EQL017,
  /** A value of the wrong type: a condition that is neither true nor false, a sum of texts. */
  EQL018,
  /** A wildcard where an operator takes it literally. */
  EQL019,
  /** A parameter that does not exist. */
  EQL020,
  /** A parameter whose type does not fit the place. */
  EQL021,
  /** A word or sign that KQL does not have at this place. */
  KQL001,
  /** A phrase that does not end, or a broken escape. */
  KQL002,
  /** A query over a limit: too long, nested too deep, too many tests or mistakes. */
  KQL003,
  /** A field that no known telemetry has. */
  KQL004,
  /** A value that a field of its type never has. */
  KQL005,
  /** A range whose bound the field's type cannot be compared with. */
  KQL006,
  /** The time {@code now} where there is none. */
  KQL007,
  /** A query inside an array of objects. */
  KQL008,
  /** A star in quotes, where it is no wildcard. */
  KQL009,
  /** Free text that looks like another language, or like a missing value. */
  KQL010,
  /** A word or sign that ES|QL does not have at this place, or a command that does not exist. */
  ESQL001,
  /** A string, name or comment that does not end, a broken escape, or a number out of range. */
  ESQL002,
  /**
   * The query is too long, nested too deep, has too many commands or values, or too many mistakes
   * to list.
   */
  ESQL003,
  /** A function that does not exist. */
  ESQL005,
  /** A function with too few or too many arguments, or with one that it cannot take. */
  ESQL006,
  /** A part of the language that is not run. */
  ESQL007,
  /** A column that is not there. */
  ESQL008,
  /** A field that no known telemetry has. */
  ESQL009,
  /** A value of one row where many are meant, or the other way round. */
  ESQL010,
  /** Two columns of one name in {@code STATS}. */
  ESQL011,
  /** A value of the wrong type. */
  ESQL012,
  /** A regular expression that cannot be read, or cannot run in linear time. */
  ESQL013,
  /** A pattern of {@code GROK} or {@code DISSECT} that cannot be read. */
  ESQL014,
  /** A table or policy that was not given, or a column that it does not have. */
  ESQL015,
  /** A mistake in the search inside {@code KQL(...)}. */
  ESQL016,
  /** A Sigma file that is no YAML, or has a key twice. */
  SIGMA001,
  /** A Sigma file over a limit: size, nesting, values, variants of a value. */
  SIGMA002,
  /** A Sigma document without a part that it needs. */
  SIGMA003,
  /** A value of a Sigma rule's metadata that is not as it should be. */
  SIGMA004,
  /** A key of a Sigma document that is nearly a known one. */
  SIGMA005,
  /** A condition of a Sigma rule that cannot be read. */
  SIGMA006,
  /** A selection that is not there, or that no condition uses. */
  SIGMA007,
  /** A modifier that does not exist, or cannot stand where it stands. */
  SIGMA008,
  /** A value that a modifier or a field cannot have. */
  SIGMA009,
  /** A placeholder without values. */
  SIGMA010,
  /** A log source that no known telemetry is. */
  SIGMA011,
  /** A kind of Sigma document, or an old form, that is not run. */
  SIGMA012,
  /** A correlation, or the list of rules of a filter, that is not as it should be. */
  SIGMA013,
  /** A filter that keeps what it matches. */
  SIGMA014,
  /** A reference to a rule that is not there, or to a rule that waits for itself. */
  SIGMA015,
  /** A processing pipeline that cannot be read, or a step of it that is not run. */
  SIGMA016,
  /** A rule that a processing pipeline refuses, or of which it leaves nothing. */
  SIGMA017,
  /** A rule file that is not valid TOML. */
  RULE001,
  /** A rule file without a part that every rule needs. */
  RULE002,
  /** A value in a rule file that has the wrong type or is not one of those allowed. */
  RULE003,
  /** Two rules with the same id. */
  RULE004,
  /** A rule of a type or language that this version does not run. */
  RULE005,
  /** A rule file that cannot be read. */
  RULE006,
  /** Rules that wait for each other's signals in a circle. */
  RULE007,
  /** A rule that waits for the signal of a rule that is not loaded. */
  RULE008,
  /** A rule that is too large to compile within the limits. */
  RULE009,
  /** A rule that adds up signals and lacks a part of its score, or has a wrong one. */
  RULE010,
  /** A part of a score that names a signal that is not there, or more than one. */
  RULE011,
  /** A key in a rule file that no rule has. */
  RULE021,
  /** A schedule that cannot be read, or under which a rule would miss events. */
  RULE022,
  /**
   * A suppression, or an override of severity, risk score, name or time, that is not as it should
   * be.
   */
  RULE023,
  /** A part of a threshold, of new terms or of a match with indicators that is missing or wrong. */
  RULE031,
  /** A rule that looks for indicators, and there are none for it. */
  RULE032,
  /** More indicators than an entry of several fields may stand for. */
  RULE033,
  /** A rule to be advised on that is not there, or that holds nothing which counts. */
  CAT001,
  /** A rule to be advised on that compares no field with a value. */
  CAT002,
  /** A file of parameters that cannot be read. */
  PARAM001,
  /** A parameter, a rule or a key in such a file that does not exist. */
  PARAM002,
  /** A value in such a file that does not fit the parameter's type. */
  PARAM003,
  /** A change of parameters that changes nothing. */
  PARAM004,
  /** A line of a file of exceptions that cannot be read. */
  EXC001,
  /** An exception that is left out, because a part of it is not understood. */
  EXC002,
  /** An exception that asks for a list of values that was not given. */
  EXC003,
  /** A package database that is damaged or cut. */
  PKG001,
  /** An installed package without the list of its files. */
  PKG002,
  /** A package database of a form that is not read. */
  PKG003,
  /** A part of a package database that cannot be read, or is beyond a limit. */
  PKG004,
  /** A root without a package database. */
  PKG005,
  /** An inventory file that is damaged, cut or of another version. */
  PKG006,
  /** A package database of another host than the events'. */
  PKG007,
  /** A package database of another architecture than the events'. */
  PKG008,
  /** A container image of which a part cannot be read. */
  PKG009,
  /** A word in a scenario that has no meaning at its place. */
  SCN001,
  /** A part of a scenario, or of a line of its story, that is missing. */
  SCN002,
  /** A value in a scenario that is not what its place asks for. */
  SCN003,
  /** An actor of a story that is not known, or comes in twice. */
  SCN004,
  /** A scenario that is too long, or has too many mistakes to list. */
  SCN005,
  /** A scenario that cannot be read, or whose id is taken. */
  SCN006,
  /** A line or word in a file of Lua hosts that is not understood. */
  HOST001,
  /** An entry in a file of Lua hosts that lacks something, or is not there, or is there twice. */
  HOST002,
  /** A file of Lua hosts that is beyond a limit. */
  HOST003,
  /** A file that is no baseline, or one of another version. */
  BASE001,
  /** A line of a baseline that is not known, stands in a wrong place, or is missing. */
  BASE002,
  /** A value in a baseline that is not what its line holds. */
  BASE003,
  /** A baseline beyond a limit. */
  BASE004,
  /** Two entries of one id in a baseline. */
  BASE005,
  /** A file that is no bundle of ATT&CK, or that is damaged or cut off. */
  ATT001,
  /** A version, type or member of a bundle that is not known. */
  ATT002,
  /** An id that two objects of a bundle have. */
  ATT003,
  /** A reference to an object that the bundle does not have. */
  ATT004,
  /** An object of a bundle that cannot be taken. */
  ATT005,
  /** A release without a name, or with one that cannot be, or that is taken. */
  ATT006,
  /** A store of ATT&CK whose files are not what an import wrote. */
  ATT007,
  /** A bundle beyond a limit. */
  ATT008,
  /** A rule's tag that names no technique in force. */
  ATT009,
  /** A line of findings or of readiness that cannot be read. */
  ATT010
}
