== match: logged in by the house's login, then an administrator is added
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"success"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"sso"}}}
{"@timestamp":"2026-05-11T10:15:00.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Add"}}}
== match: the way in is told by another field, in capitals
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"success"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"x","ui":"SSO(192.0.2.9)"}}}
{"@timestamp":"2026-05-11T10:00:30.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Add"}}}
== miss: on another device
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"success"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"sso"}}}
{"@timestamp":"2026-05-11T10:00:30.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-2"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Add"}}}
== miss: the login failed
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"failure"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"sso"}}}
{"@timestamp":"2026-05-11T10:00:30.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Add"}}}
== miss: changed and not added
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"success"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"sso"}}}
{"@timestamp":"2026-05-11T10:00:30.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Edit"}}}
== miss: with a password of the device
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["authentication"],"type":["start"],"action":"login","outcome":"success"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"method":"password","ui":"https(192.0.2.9)"}}}
{"@timestamp":"2026-05-11T10:00:30.000Z","event":{"kind":"event","category":["configuration"],"code":"0100044547"},"data_stream":{"dataset":"fortinet_fortigate.log"},"observer":{"name":"fw-1"},"fortinet":{"firewall":{"cfgpath":"system.admin","action":"Add"}}}
