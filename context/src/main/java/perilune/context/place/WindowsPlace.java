package perilune.context.place;

import java.util.List;
import java.util.Locale;

/**
 * Tells what kind of place a Windows path lies in.
 *
 * <p>Folders are judged by who may write to them when Windows is as it was installed. What package
 * managers keep below a folder that everybody may write to (Chocolatey's packages in {@code
 * ProgramData}, programs installed for one user in {@code AppData}) is not that folder's kind.
 */
final class WindowsPlace {

  /** Folders below a drive, in lower case. The first that fits decides. */
  private record Folder(String below, String kind) {}

  private static final List<Folder> FOLDERS =
      List.of(
          new Folder("\\windows\\temp\\", "temporary"),
          new Folder("\\windows\\tasks\\", "temporary"),
          new Folder("\\windows\\tracing\\", "temporary"),
          new Folder("\\windows\\debug\\", "temporary"),
          new Folder("\\windows\\system32\\spool\\drivers\\color\\", "temporary"),
          new Folder("\\windows\\system32\\tasks\\", "temporary"),
          new Folder("\\windows\\serviceprofiles\\", "app_data"),
          new Folder("\\temp\\", "temporary"),
          new Folder("\\tmp\\", "temporary"),
          new Folder("\\perflogs\\", "temporary"),
          new Folder("\\$recycle.bin\\", "temporary"),
          new Folder("\\system volume information\\", "temporary"),
          new Folder("\\users\\public\\", "public"),
          new Folder("\\programdata\\chocolatey\\", "system"),
          new Folder("\\programdata\\scoop\\", "system"),
          new Folder("\\programdata\\microsoft\\windows\\start menu\\", "program_data"),
          new Folder("\\programdata\\", "program_data"),
          new Folder("\\windows\\", "system"),
          new Folder("\\program files\\", "system"),
          new Folder("\\program files (x86)\\", "system"));

  /** Folders of a user's profile, behind its name. */
  private static final List<Folder> OF_A_USER =
      List.of(
          new Folder("\\appdata\\local\\temp\\", "temporary"),
          new Folder("\\appdata\\locallow\\temp\\", "temporary"),
          new Folder("\\appdata\\local\\microsoft\\windows\\inetcache\\", "temporary"),
          new Folder(
              "\\appdata\\local\\microsoft\\windows\\temporary internet files\\", "temporary"),
          new Folder("\\local settings\\temp\\", "temporary"),
          new Folder("\\downloads\\", "downloads"),
          new Folder("\\appdata\\local\\programs\\", "home"),
          new Folder("\\appdata\\local\\microsoft\\winget\\packages\\", "home"),
          new Folder("\\appdata\\local\\microsoft\\windowsapps\\", "home"),
          new Folder("\\appdata\\roaming\\luarocks\\", "home"),
          new Folder("\\appdata\\local\\luarocks\\", "home"),
          new Folder("\\appdata\\local\\nvim\\", "home"),
          new Folder("\\appdata\\local\\nvim-data\\", "home"),
          new Folder("\\appdata\\", "app_data"),
          new Folder("\\application data\\", "app_data"));

  private static final List<Folder> VARIABLES =
      List.of(
          new Folder("%temp%", "temporary"),
          new Folder("%tmp%", "temporary"),
          new Folder("%appdata%", "app_data"),
          new Folder("%localappdata%\\temp\\", "temporary"),
          new Folder("%localappdata%", "app_data"),
          new Folder("%programdata%", "program_data"),
          new Folder("%allusersprofile%", "program_data"),
          new Folder("%public%", "public"),
          new Folder("%userprofile%\\downloads\\", "downloads"),
          new Folder("%userprofile%", "home"),
          new Folder("%programfiles%", "system"),
          new Folder("%programfiles(x86)%", "system"),
          new Folder("%windir%", "system"),
          new Folder("%systemroot%", "system"));

  private static final List<String> WSL = List.of("\\\\wsl$\\", "\\\\wsl.localhost\\");
  private static final String USERS = "\\users\\";
  private static final String OLD_USERS = "\\documents and settings\\";

  private WindowsPlace() {}

  /** Says whether a name begins with a variable that stands for a folder. */
  static boolean isVariable(String path) {
    return path.startsWith("%") && path.indexOf('%', 1) > 1;
  }

  /** Gives the kind of an absolute path, or of one that begins with a variable. */
  static String of(String path) {
    if (isVariable(path)) {
      String lower = path.replace('/', '\\').toLowerCase(Locale.ROOT);
      return kind(VARIABLES, lower, "unknown");
    }
    String plain = WindowsPath.normalised(path);
    String below = WindowsPath.belowDrive(plain);
    if (below.indexOf(':') >= 0) {
      return "stream";
    }
    if (plain.startsWith("\\\\")) {
      return WSL.stream().anyMatch(below::startsWith) ? "other" : "remote";
    }
    String inProfile = belowProfile(below);
    String kind =
        inProfile.isEmpty() || below.startsWith("\\users\\public\\")
            ? kind(FOLDERS, below, "other")
            : kind(OF_A_USER, inProfile, "home");
    boolean plainPlace = kind.equals("home") || kind.equals("other");
    return plainPlace && WindowsPath.lastPart(below).startsWith(".") ? "hidden" : kind;
  }

  /** Gives what follows the user's name, from its slash, or nothing outside of profiles. */
  private static String belowProfile(String below) {
    String users = below.startsWith(USERS) ? USERS : below.startsWith(OLD_USERS) ? OLD_USERS : "";
    int slash = users.isEmpty() ? -1 : below.indexOf('\\', users.length());
    return slash < 0 ? "" : below.substring(slash);
  }

  private static String kind(List<Folder> folders, String path, String otherwise) {
    for (Folder folder : folders) {
      if (path.startsWith(folder.below())) {
        return folder.kind();
      }
    }
    return otherwise;
  }
}
