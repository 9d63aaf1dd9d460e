package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;

class GapsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'process.executable':'/usr/bin/lua5.4'}   | perilune.process.image_name | T:lua5.4",
        "{'process.executable':'C:\\\\W\\\\cmd.exe'} | perilune.process.image_name | T:cmd.exe",
        "{'process.executable':'/tmp/x\\\\bash'}    | perilune.process.image_name | T:x\\bash",
        "{'process.executable':'lua'}               | perilune.process.image_name | T:lua",
        "{'process.executable':'/tmp/'}             | perilune.process.image_name | absent",
        "{'process.parent.executable':'/bin/sh'}    | perilune.process.parent.image_name | T:sh",
        "{'process.args':['sh','-c','a b']}         | process.command_line | T:sh -c a b",
        "{'process.args':['','sh']}                 | process.command_line | T: sh",
        "{'process':{'args':['a'],'command_line':'b'}} | process.command_line | T:b",
        "{'process.args':['sh','-c']}               | process.args_count | L:2",
        "{'process':{'args':['a'],'args_count':9}}  | process.args_count | L:9",
        "{'process.args':[]}                        | process.args_count | absent",
        "{'process.parent.args':['sh','-c']}        | process.parent.command_line | T:sh -c",
        "{'process.args':['sh']}                    | perilune.process.command_line_source | T:source",
        "{'process.pid':1}                          | perilune.process.command_line_source | T:unknown",
        "{'process.Ext.command_line_truncated':true} | perilune.process.command_line_cut | B:true",
        "{'host.os.family':'Debian'}                | host.os.type | T:linux",
        "{'host.os.platform':'rhel'}                | host.os.type | T:linux",
        "{'host.os.platform':'darwin'}              | host.os.type | T:macos",
        "{'host.os.family':'windows'}               | host.os.type | T:windows",
        "{'host.os.family':'plan9'}                 | host.os.type | absent",
        "{'event.module':'auditd'}                  | host.os.type | T:linux",
        "{'host.os':{'type':'macos','family':'debian'}} | host.os.type | T:macos",
        "{'event.action':['connection_attempted']}  | network.direction | T:egress",
        "{'event':{'action':'connected-to','module':'auditd'}} | network.direction | T:egress",
        "{'event.action':'connection_accepted'}     | network.direction | T:ingress",
        "{'event':{'action':'executed','module':'auditd'}} | event.category | T:process",
        "{'event':{'action':'executed','module':'auditd'}} | event.type | T:start",
        "{'event':{'action':'executed','category':['x']},'agent.type':'auditbeat'} | event.category | T:x",
        "{'event.action':'executed'}                | event.category | absent",
        "{'event':{'action':'opened-file','module':'auditd'}} | event.category | T:file",
        "{'event.module':'auditd','process':{'ppid':'12','exe':'/bin/sh'}} | process.parent.pid | L:12",
        "{'event.module':'auditd','process':{'ppid':'12','exe':'/bin/sh'}} | perilune.process.image_name | T:sh",
        "{'file.path':'/tmp/a.tar.gz'}              | file.name | T:a.tar.gz",
        "{'file.path':'/tmp/a.tar.gz'}              | file.extension | T:gz",
        "{'file.path':'/home/u/.bashrc'}            | file.extension | absent",
      })
  void addsWhatTheRecordLeavesOut(String json, String field, String expected) {
    String text = json.replace('\'', '"');
    Event event = new Reading().one(text);
    assertThat(Reading.value(event, event.table().find(field))).isEqualTo(expected);
    Event asked = new Reading().wanting(field).one(text);
    assertThat(Reading.value(asked, asked.table().find(field))).as("alone").isEqualTo(expected);
  }
}
