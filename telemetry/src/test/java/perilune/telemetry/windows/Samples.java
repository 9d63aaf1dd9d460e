package perilune.telemetry.windows;

/** Events of a made-up host, written by hand. */
final class Samples {

  static final String SYSMON_START =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
      <Provider Name="Microsoft-Windows-Sysmon" Guid="{5770385f-c22a-43e0-bf4c-06f5698ffbd9}"/>\
      <EventID>1</EventID><Version>5</Version><Level>4</Level><Task>1</Task><Opcode>0</Opcode>\
      <Keywords>0x8000000000000000</Keywords>\
      <TimeCreated SystemTime="2026-03-04T05:06:07.1234567Z"/><EventRecordID>77</EventRecordID>\
      <Correlation/><Execution ProcessID="3904" ThreadID="4272"/>\
      <Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>ws1.example.org</Computer>\
      <Security UserID="S-1-5-18"/></System><EventData><Data Name="RuleName">-</Data>\
      <Data Name="UtcTime">2026-03-04 05:06:07.120</Data>\
      <Data Name="ProcessGuid">{0197231E-9BE6-6934-5301-000000000B00}</Data>\
      <Data Name="ProcessId">3412</Data><Data Name="Image">C:\\Tools\\lua54.exe</Data>\
      <Data Name="CommandLine">"C:\\Tools\\lua54.exe" -e "print(1 &lt; 2)" &amp;</Data>\
      <Data Name="User">WS1\\ann</Data><Data Name="IntegrityLevel">Medium</Data>\
      <Data Name="Hashes">MD5=AB,SHA256=CD,IMPHASH=EF</Data>\
      <Data Name="ParentProcessId">1092</Data>\
      <Data Name="ParentImage">C:\\Windows\\System32\\cmd.exe</Data>\
      <Data Name="ParentCommandLine"></Data></EventData></Event>\
      """;

  static final String SYSMON_START_DUMP =
      """
      {"Event": {"#attributes": {"xmlns": "x"}, "EventData": {
        "RuleName": "-", "UtcTime": "2026-03-04 05:06:07.120",
        "ProcessGuid": "{0197231E-9BE6-6934-5301-000000000B00}", "ProcessId": 3412,
        "Image": "C:\\\\Tools\\\\lua54.exe",
        "CommandLine": "\\"C:\\\\Tools\\\\lua54.exe\\" -e \\"print(1 < 2)\\" &",
        "User": "WS1\\\\ann", "IntegrityLevel": "Medium", "Hashes": "MD5=AB,SHA256=CD,IMPHASH=EF",
        "ParentProcessId": 1092, "ParentImage": "C:\\\\Windows\\\\System32\\\\cmd.exe",
        "ParentCommandLine": null},
       "System": {
        "Provider": {"#attributes": {"Name": "Microsoft-Windows-Sysmon",
          "Guid": "{5770385f-c22a-43e0-bf4c-06f5698ffbd9}"}},
        "EventID": 1, "Version": 5, "Level": 4, "Task": 1, "Opcode": 0,
        "Keywords": "0x8000000000000000",
        "TimeCreated": {"#attributes": {"SystemTime": "2026-03-04T05:06:07.1234567Z"}},
        "EventRecordID": 77, "Correlation": null,
        "Execution_attributes": {"ProcessID": 3904, "ThreadID": 4272},
        "Channel": "Microsoft-Windows-Sysmon/Operational", "Computer": "ws1.example.org",
        "Security": {"#attributes": {"UserID": "S-1-5-18"}}}}}\
      """;

  static final String SYSMON_START_NXLOG =
      """
      {"EventTime": "2026-03-04T05:06:07.1234567+00:00", "Hostname": "ws1.example.org",
       "Keywords": -9223372036854775808, "SeverityValue": 2, "Severity": "INFO", "EventID": 1,
       "SourceName": "Microsoft-Windows-Sysmon", "Version": 5, "LevelValue": 4, "Task": 1,
       "ProviderGuid": "{5770385f-c22a-43e0-bf4c-06f5698ffbd9}", "OpcodeValue": 0, "Opcode": "Info",
       "RecordNumber": 77, "ExecutionProcessID": 3904, "ThreadID": 4272, "UserID": "S-1-5-18",
       "Channel": "Microsoft-Windows-Sysmon/Operational", "Domain": "NT AUTHORITY",
       "RuleName": "-", "UtcTime": "2026-03-04 05:06:07.120",
       "ProcessGuid": "{0197231E-9BE6-6934-5301-000000000B00}", "ProcessId": "3412",
       "Image": "C:\\\\Tools\\\\lua54.exe",
       "CommandLine": "\\"C:\\\\Tools\\\\lua54.exe\\" -e \\"print(1 < 2)\\" &",
       "User": "WS1\\\\ann", "IntegrityLevel": "Medium", "Hashes": "MD5=AB,SHA256=CD,IMPHASH=EF",
       "ParentProcessId": "1092", "ParentImage": "C:\\\\Windows\\\\System32\\\\cmd.exe",
       "ParentCommandLine": "",
       "EventReceivedTime": "2026-03-04 05:06:09", "SourceModuleName": "in",
       "SourceModuleType": "im_msvistalog"}\
      """;

  static final String START_4688 =
      """
      <Event><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4688</EventID>\
      <Keywords>0x8020000000000000</Keywords>\
      <TimeCreated SystemTime='2026-03-04T05:06:07Z'/><Channel>Security</Channel>\
      <Computer>ws1</Computer></System><EventData>\
      <Data Name='SubjectUserSid'>S-1-5-21-1</Data><Data Name='SubjectUserName'>ann</Data>\
      <Data Name='SubjectDomainName'>WS1</Data><Data Name='NewProcessId'>0x7d8</Data>\
      <Data Name='NewProcessName'>C:\\Tools\\lua.exe</Data>\
      <Data Name='TokenElevationType'>%%1936</Data><Data Name='ProcessId'>0x2b8</Data>\
      <Data Name='CommandLine'></Data><Data Name='TargetUserName'>-</Data>\
      <Data Name='TargetDomainName'>-</Data>\
      <Data Name='ParentProcessName'>C:\\Windows\\explorer.exe</Data>\
      <Data Name='MandatoryLabel'>S-1-16-12288</Data></EventData></Event>\
      """;

  private Samples() {}
}
