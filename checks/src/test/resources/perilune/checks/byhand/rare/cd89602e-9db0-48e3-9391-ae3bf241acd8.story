== match: taken away, and nobody brings it back in half a day; no reason is given, which is unlike the one named
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== match: in a log of a record every two hours
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T12:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u6"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T14:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u7"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T16:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T18:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T20:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u10"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T22:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u11"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-12T00:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u12"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-12T02:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u13"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== match: brought back too late
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T22:00:01.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.activate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== match x2: two things that it is about: each is a key of its own
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"},{"id":"f1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== match: brought back for one of the two
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"},{"id":"f1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T11:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"},{"id":"f2"}],"event_type":"user.mfa.factor.activate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== miss: brought back after eleven hours
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T21:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.activate","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== miss: a question was set anew
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"SUCCESS","reason":"User reset SECURITY_QUESTION factor"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
== miss: it did not succeed
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u1"}],"event_type":"user.mfa.factor.deactivate","outcome":{"result":"FAILURE"}}}
{"@timestamp":"2026-05-11T23:00:00.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u9"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
{"@timestamp":"2026-05-11T23:00:09.000Z","event":{"kind":"event","dataset":"okta.system"},"data_stream":{"dataset":"okta.system"},"okta":{"target":[{"id":"u8"}],"event_type":"user.session.start","outcome":{"result":"SUCCESS"}}}
