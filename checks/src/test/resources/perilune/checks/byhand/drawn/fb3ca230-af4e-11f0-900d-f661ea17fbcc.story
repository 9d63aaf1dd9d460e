== match: one device, two systems
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Windows"}}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.auth_via_mfa"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Mac OS X"}}}
== miss: one device, one system
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Windows"}}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Windows"}}}
== miss: two devices
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Windows"}}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"d4e5f6"}}},"user_agent":{"os":{"name":"Mac OS X"}}}
== miss: no device is known
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"-"}}},"user_agent":{"os":{"name":"Windows"}}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"-"}}},"user_agent":{"os":{"name":"Mac OS X"}}}
== miss: the second time the system is not known
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}},"user_agent":{"os":{"name":"Windows"}}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"user.authentication.verify"},"data_stream":{"dataset":"okta.system"},"okta":{"debug_context":{"debug_data":{"dt_hash":"a1b2c3"}}}}
