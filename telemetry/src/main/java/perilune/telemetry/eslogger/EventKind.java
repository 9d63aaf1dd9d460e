package perilune.telemetry.eslogger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an event of a name is: category, type and action in ECS, and how its part is read.
 *
 * <p>Actions are those of the auditd reader where it has the same, else Endpoint Security's own
 * name. An event of a name that is not in the table is {@code process}, {@code info}, its name.
 *
 * @param shape how the members of the event's own part are read
 */
record EventKind(Word category, Word type, Word action, Shape shape) {

  /** How the members of an event's own part are read. */
  enum Shape {
    EXEC,
    FORK,
    EXIT,
    /** A file in a place that may be new. */
    CREATE,
    RENAME,
    LINK,
    /** A copy of a file: clone and copyfile. */
    COPY,
    OPEN,
    CLOSE,
    MODE,
    OWNER,
    MMAP,
    MPROTECT,
    /** A socket's file that is made. */
    BIND,
    LOGIN,
    /** A file, if one of the members is one. */
    FILE,
    /** Members that have no field of their own. */
    PLAIN
  }

  private static final String TABLE =
      """
      exec                     process  start    exec                  EXEC
      fork                     process  info     fork                  FORK
      exit                     process  end      end                   EXIT
      signal                   process  info     signal                PLAIN
      get_task                 process  access   get_task              PLAIN
      get_task_read            process  access   get_task_read         PLAIN
      get_task_inspect         process  access   get_task_inspect      PLAIN
      get_task_name            process  access   get_task_name         PLAIN
      proc_check               process  access   proc_check            PLAIN
      trace                    process  access   trace                 PLAIN
      remote_thread_create     process  change   remote_thread_create  PLAIN
      proc_suspend_resume      process  change   proc_suspend_resume   PLAIN
      cs_invalidated           process  change   cs_invalidated        PLAIN
      setuid                   process  change   setuid                PLAIN
      setgid                   process  change   setgid                PLAIN
      seteuid                  process  change   seteuid               PLAIN
      setegid                  process  change   setegid               PLAIN
      setreuid                 process  change   setreuid              PLAIN
      setregid                 process  change   setregid              PLAIN
      mmap                     process  info     mmap                  MMAP
      mprotect                 process  change   memory-protection     MPROTECT
      uipc_connect             process  info     uipc_connect          FILE
      uipc_bind                file     creation uipc_bind             BIND
      create                   file     creation creation              CREATE
      link                     file     creation creation              LINK
      clone                    file     creation clone                 COPY
      copyfile                 file     creation copyfile              COPY
      unlink                   file     deletion deletion              FILE
      rename                   file     change   rename                RENAME
      exchangedata             file     change   exchangedata          FILE
      write                    file     change   write                 FILE
      close                    file     info     close                 CLOSE
      truncate                 file     change   truncate              FILE
      setextattr               file     change   setextattr            FILE
      deleteextattr            file     change   deleteextattr         FILE
      setmode                  file     change   permissions-modified  MODE
      setowner                 file     change   ownership-modified    OWNER
      setflags                 file     change   setflags              FILE
      setacl                   file     change   setacl                FILE
      setattrlist              file     change   setattrlist           FILE
      utimes                   file     change   utimes                FILE
      open                     file     access   open                  OPEN
      access                   file     access   access                FILE
      stat                     file     access   stat                  FILE
      readlink                 file     access   readlink              FILE
      readdir                  file     access   readdir               FILE
      getattrlist              file     access   getattrlist           FILE
      getextattr               file     access   getextattr            FILE
      listextattr              file     access   listextattr           FILE
      dup                      file     info     dup                   FILE
      fcntl                    file     info     fcntl                 FILE
      lookup                   file     info     lookup                PLAIN
      chdir                    file     info     chdir                 FILE
      chroot                   file     info     chroot                FILE
      mount                    file     info     mount                 PLAIN
      unmount                  file     info     unmount               PLAIN
      remount                  file     info     remount               PLAIN
      authentication           authentication info  authentication     LOGIN
      openssh_login            authentication start openssh_login      LOGIN
      openssh_logout           authentication end   openssh_logout     LOGIN
      login_login              authentication start login_login        LOGIN
      login_logout             authentication end   login_logout       LOGIN
      su                       authentication info  su                 LOGIN
      sudo                     authentication info  sudo               LOGIN
      authorization_petition   authentication info  authorization_petition   PLAIN
      authorization_judgement  authentication info  authorization_judgement  PLAIN
      screensharing_attach     session  start    screensharing_attach  LOGIN
      screensharing_detach     session  end      screensharing_detach  LOGIN
      lw_session_login         session  start    lw_session_login      LOGIN
      lw_session_logout        session  end      lw_session_logout     LOGIN
      lw_session_lock          session  info     lw_session_lock       LOGIN
      lw_session_unlock        session  info     lw_session_unlock     LOGIN
      xp_malware_detected      intrusion_detection info   xp_malware_detected    PLAIN
      xp_malware_remediated    intrusion_detection info   xp_malware_remediated  PLAIN
      gatekeeper_user_override configuration change   gatekeeper_user_override   FILE
      btm_launch_item_add      configuration creation btm_launch_item_add        PLAIN
      btm_launch_item_remove   configuration deletion btm_launch_item_remove     PLAIN
      profile_add              configuration creation profile_add                PLAIN
      profile_remove           configuration deletion profile_remove             PLAIN
      tcc_modify               configuration change   tcc_modify                 PLAIN
      settime                  configuration change   settime                    PLAIN
      kextload                 configuration info     kextload                   PLAIN
      kextunload               configuration info     kextunload                 PLAIN
      od_group_add             iam      change   od_group_add          PLAIN
      od_group_remove          iam      change   od_group_remove       PLAIN
      od_group_set             iam      change   od_group_set          PLAIN
      od_modify_password       iam      change   od_modify_password    PLAIN
      od_disable_user          iam      change   od_disable_user       PLAIN
      od_enable_user           iam      change   od_enable_user        PLAIN
      od_attribute_value_add   iam      change   od_attribute_value_add    PLAIN
      od_attribute_value_remove iam     change   od_attribute_value_remove PLAIN
      od_attribute_set         iam      change   od_attribute_set      PLAIN
      od_create_user           iam      creation od_create_user        PLAIN
      od_create_group          iam      creation od_create_group       PLAIN
      od_delete_user           iam      deletion od_delete_user        PLAIN
      od_delete_group          iam      deletion od_delete_group       PLAIN
      """;

  /** Gives the kinds by Endpoint Security's names. */
  static Map<String, EventKind> table() {
    var words = new HashMap<String, Word>();
    var kinds = new HashMap<String, EventKind>();
    for (String line : TABLE.lines().toList()) {
      String[] parts = line.strip().split(" +", -1);
      var kind =
          new EventKind(
              words.computeIfAbsent(parts[1], Word::new),
              words.computeIfAbsent(parts[2], Word::new),
              words.computeIfAbsent(parts[3], Word::new),
              Shape.valueOf(parts[4]));
      if (kinds.put(parts[0], kind) != null) {
        throw new IllegalStateException("two kinds are called " + parts[0]);
      }
    }
    return kinds;
  }

  /** Gives the kind of a name that the table does not have. */
  static EventKind unheardOf(String name) {
    return new EventKind(Word.PROCESS, Word.INFORMATION, new Word(name), Shape.PLAIN);
  }

  /** Gives the names in the table. */
  static Set<String> names() {
    return table().keySet();
  }

  /** Puts category, type and action. */
  void write(FieldWriter writer) {
    writer.meaning(category, type, action);
  }
}
