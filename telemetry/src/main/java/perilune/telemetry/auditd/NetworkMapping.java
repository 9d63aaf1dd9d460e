package perilune.telemetry.auditd;

import perilune.event.KnownField;

/**
 * What happens on sockets. Only internet addresses make an event of category network: lookups by
 * the C library connect to a local socket all the time, and must not set off rules about networks.
 *
 * <p>A connect that ends in EINPROGRESS is an attempt like one that succeeds at once: it is what
 * every non-blocking program, LuaSocket among them, gets. Its outcome is unknown. Attempts are of
 * type start and connection, a connect that failed is of type connection only. The address of bind,
 * and of listen where its descriptor was seen to be bound, is the server's.
 */
final class NetworkMapping {

  /** errno(3) EINPROGRESS, as the kernel returns it. */
  private static final long IN_PROGRESS = -115;

  private static final Word ATTEMPTED = new Word("connection_attempted");
  private static final Word ACCEPTED = new Word("connection_accepted");
  private static final Word CONNECTED_TO_LOCAL = new Word("connected-to-local");
  private static final Word ACCEPTED_FROM_LOCAL = new Word("accepted-from-local");
  private static final Word BOUND = new Word("bound-socket");
  private static final Word BOUND_LOCAL = new Word("bound-local-socket");
  private static final Word LISTEN = new Word("listen");
  private static final Word EGRESS = new Word("egress");
  private static final Word INGRESS = new Word("ingress");
  private static final Word IPV4 = new Word("ipv4");
  private static final Word IPV6 = new Word("ipv6");

  private final EventRecords records;
  private final FieldWriter writer;
  private final FdTable descriptors;
  private final SocketAddress address = new SocketAddress();

  NetworkMapping(EventRecords records, FieldWriter writer, FdTable descriptors) {
    this.records = records;
    this.writer = writer;
    this.descriptors = descriptors;
  }

  /** Says whether the call was a connect that has neither succeeded nor failed yet. */
  boolean inProgress() {
    return records.call().family() == SyscallFamily.CONNECT
        && records.syscall.decimal(Key.EXIT) == IN_PROGRESS;
  }

  /** Puts what connect says. */
  void connect() {
    switch (address.read(records.address)) {
      case INTERNET -> {
        boolean attempt = records.succeeded() || inProgress();
        if (attempt) {
          writer.word(KnownField.EVENT_TYPE, Word.START);
        }
        network(Word.CONNECTION, ATTEMPTED, EGRESS);
        put(KnownField.DESTINATION_IP, KnownField.DESTINATION_PORT);
      }
      case LOCAL -> local(CONNECTED_TO_LOCAL);
      case NONE, OTHER -> local(records.call().name());
    }
  }

  /** Puts what accept says; the descriptor it gives is no file. */
  void accept(long owner) {
    descriptors.forget(owner, records.syscall.decimal(Key.EXIT));
    SocketAddress.Kind kind = address.read(records.address);
    if (!records.succeeded()) {
      local(records.call().name());
      return;
    }
    switch (kind) {
      case INTERNET -> {
        writer.word(KnownField.EVENT_TYPE, Word.START);
        network(Word.CONNECTION, ACCEPTED, INGRESS);
        put(KnownField.SOURCE_IP, KnownField.SOURCE_PORT);
      }
      case LOCAL -> local(ACCEPTED_FROM_LOCAL);
      case NONE, OTHER -> local(records.call().name());
    }
  }

  /** Puts what bind says, and remembers it for listen. */
  void bind(long owner) {
    switch (address.read(records.address)) {
      case INTERNET -> {
        network(Word.INFORMATION, BOUND, INGRESS);
        put(KnownField.SERVER_IP, KnownField.SERVER_PORT);
        if (records.succeeded()) {
          Bytes raw = address.raw();
          descriptors.put(owner, records.syscall.hex(Key.A0), raw.array, raw.length);
        }
      }
      case LOCAL -> local(BOUND_LOCAL);
      case NONE, OTHER -> local(records.call().name());
    }
  }

  /** Puts what listen says, which names a descriptor only. */
  void listen(long owner) {
    int known = descriptors.find(owner, records.syscall.hex(Key.A0));
    if (known >= 0
        && !descriptors.isPath(known)
        && address.read(descriptors, known) == SocketAddress.Kind.INTERNET) {
      network(Word.INFORMATION, LISTEN, INGRESS);
      put(KnownField.SERVER_IP, KnownField.SERVER_PORT);
    } else {
      local(LISTEN);
    }
  }

  /** Puts what a send to an address says. */
  void send() {
    if (address.read(records.address) == SocketAddress.Kind.INTERNET) {
      network(Word.CONNECTION, records.call().name(), EGRESS);
      put(KnownField.DESTINATION_IP, KnownField.DESTINATION_PORT);
    } else {
      local(records.call().name());
    }
  }

  private void local(Word action) {
    writer.meaning(Word.PROCESS, Word.INFORMATION, action);
  }

  private void network(Word type, Word action, Word direction) {
    writer.meaning(Word.NETWORK, type, action);
    writer.word(KnownField.NETWORK_DIRECTION, direction);
    writer.word(KnownField.NETWORK_TYPE, address.isVersion6() ? IPV6 : IPV4);
  }

  private void put(KnownField ip, KnownField port) {
    writer.text(ip, address.ip());
    writer.number(port, address.port());
  }
}
