package perilune.scenarios.story;

import java.util.List;
import java.util.Optional;

/** One thing that an actor of a story does, free of any record format. */
public sealed interface Deed {

  /** Gives the kind of telemetry that shows it. */
  Kind kind();

  /** How a person comes in. */
  enum Door {
    SSH,
    CONSOLE
  }

  /** What becomes of an attempt to connect. */
  enum Outcome {
    /** As the program usually does it: without waiting for those that Lua's libraries open. */
    USUAL,
    /** The call returns before the connection stands. */
    PENDING,
    /** The call returns when the connection stands. */
    DONE,
    /** Nobody answers. */
    FAILS
  }

  /** A person logs in; the actor is the shell. */
  record Login(Door door, String user, Optional<String> from) implements Deed {
    @Override
    public Kind kind() {
      return Kind.AUTH;
    }
  }

  /** The service manager starts a unit; the actor is the manager, its children are the service. */
  record Service(String unit, String user) implements Deed {
    @Override
    public Kind kind() {
      return Kind.AUTH;
    }
  }

  /** A scheduled job begins; the actor is the scheduler's process for it. */
  record Cron(String user) implements Deed {
    @Override
    public Kind kind() {
      return Kind.AUTH;
    }
  }

  /** A new process runs a program. */
  record Start(String by, Image image) implements Deed {
    @Override
    public Kind kind() {
      return Kind.EXEC;
    }
  }

  /** A process makes a copy of itself, which is the actor. */
  record Fork(String by) implements Deed {
    @Override
    public Kind kind() {
      return Kind.FORK;
    }
  }

  /** The actor runs another program in its own place. */
  record Replace(Image image) implements Deed {
    @Override
    public Kind kind() {
      return Kind.EXEC;
    }
  }

  /** The actor ends. */
  record Exit(int code) implements Deed {
    @Override
    public Kind kind() {
      return Kind.EXIT;
    }
  }

  /** The actor opens a connection, or sends a datagram. */
  record Connect(Endpoint to, boolean datagram, Outcome outcome) implements Deed {
    @Override
    public Kind kind() {
      return Kind.CONNECT;
    }
  }

  /** The actor listens on a port. */
  record Listen(Endpoint at) implements Deed {
    @Override
    public Kind kind() {
      return Kind.LISTEN;
    }
  }

  /** The actor takes a connection. */
  record Accept(Endpoint from) implements Deed {
    @Override
    public Kind kind() {
      return Kind.ACCEPT;
    }
  }

  /**
   * The actor writes a file; the first time it creates it.
   *
   * @param content the first bytes, one character a byte; empty if the story does not say
   */
  record Write(String path, String content) implements Deed {
    @Override
    public Kind kind() {
      return Kind.FILE;
    }
  }

  /** The actor gives a file another name. */
  record Rename(String from, String to) implements Deed {
    @Override
    public Kind kind() {
      return Kind.RENAME;
    }
  }

  /**
   * The actor gives a file a further name.
   *
   * @param from what exists
   * @param to the new name
   */
  record Link(String from, String to, boolean symbolic) implements Deed {
    @Override
    public Kind kind() {
      return Kind.RENAME;
    }
  }

  /** The actor deletes a file. */
  record Delete(String path) implements Deed {
    @Override
    public Kind kind() {
      return Kind.DELETE;
    }
  }

  /**
   * The actor changes the permissions of a file.
   *
   * @param mode permission bits
   */
  record Chmod(String path, int mode) implements Deed {
    @Override
    public Kind kind() {
      return Kind.MODE;
    }
  }

  /** The actor maps a library. */
  record Load(String path, List<String> signed) implements Deed {
    public Load {
      signed = List.copyOf(signed);
    }

    @Override
    public Kind kind() {
      return Kind.LIBRARY;
    }
  }

  /** The actor makes a file that exists in memory only. */
  record MemoryFile(String name) implements Deed {
    @Override
    public Kind kind() {
      return Kind.MEMORY;
    }
  }

  /** The actor maps memory that is writable and executable. */
  record MapWritable() implements Deed {
    @Override
    public Kind kind() {
      return Kind.MEMORY;
    }
  }

  /** The actor fetches a file; writers make a connection and a file of it. */
  record Download(String url, String path) implements Deed {
    @Override
    public Kind kind() {
      return Kind.CONNECT;
    }
  }

  /** The actor marks a file as one that came from elsewhere. */
  record Quarantine(String path) implements Deed {
    @Override
    public Kind kind() {
      return Kind.QUARANTINE;
    }
  }

  /**
   * The actor does what only some sensors know, such as macOS' {@code get_task}.
   *
   * @param what the sensor's word for it
   * @param target the file or program it is done to; empty if none
   */
  record Act(String what, String target) implements Deed {
    @Override
    public Kind kind() {
      return switch (what) {
        case "open" -> Kind.FILE;
        case "deleteextattr" -> Kind.QUARANTINE;
        case "btm_launch_item_add", "tcc_modify" -> Kind.AUTH;
        default -> Kind.MEMORY;
      };
    }
  }

  /** The actor sets a value in the registry. */
  record Registry(String path, String value) implements Deed {
    @Override
    public Kind kind() {
      return Kind.REGISTRY;
    }
  }

  /** The actor asks for the address of a name. */
  record LookUp(String name) implements Deed {
    @Override
    public Kind kind() {
      return Kind.DNS;
    }
  }

  /** A network device, which is the actor, says a line. */
  record Say(String line) implements Deed {
    @Override
    public Kind kind() {
      return Kind.SYSLOG;
    }
  }

  /**
   * A line is added to a log.
   *
   * @param format which log: the writer's word
   */
  record Log(String format, String line) implements Deed {
    @Override
    public Kind kind() {
      return format.equals("unifiedlog") ? Kind.UNIFIEDLOG : Kind.ACCESS;
    }
  }
}
