package perilune.context.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Remembers that events were not of the host whose packages are known: the first of each kind, so
 * that people can be told. Free to share between threads; changes no verdict.
 */
final class Mismatches {

  private final AtomicReference<String> otherHost = new AtomicReference<>("");
  private final AtomicReference<String> otherArchitecture = new AtomicReference<>("");

  void otherHost(Event event) {
    if (otherHost.getPlain().isEmpty()) {
      otherHost.compareAndSet("", event.text(KnownField.HOST_NAME).orElse(event.header().hostKey));
    }
  }

  void otherArchitecture(Event event) {
    if (otherArchitecture.getPlain().isEmpty()) {
      otherArchitecture.compareAndSet("", event.text(KnownField.AUDITD_ARCH).orElse("another"));
    }
  }

  /** Gives a warning for each kind that was met. */
  List<Diagnostic> all(String hostName, String architectures) {
    var all = new ArrayList<Diagnostic>();
    if (!otherHost.get().isEmpty()) {
      all.add(
          warning(
              DiagnosticCode.PKG007,
              "the package database is of host "
                  + hostName
                  + ", but there are events of another, such as "
                  + otherHost.get(),
              "packages are unknown for these; if it is the same host, say --root-host "
                  + otherHost.get()));
    }
    if (!otherArchitecture.get().isEmpty()) {
      all.add(
          warning(
              DiagnosticCode.PKG008,
              "the package database is of architecture "
                  + architectures
                  + ", but there are events of "
                  + otherArchitecture.get(),
              "packages are unknown for these; give the database of the host itself"));
    }
    return all;
  }

  private static Diagnostic warning(DiagnosticCode code, String message, String help) {
    return Diagnostic.warning(code, new SourceText("package database", ""), new Span(0, 0), message)
        .withHelp(help);
  }
}
