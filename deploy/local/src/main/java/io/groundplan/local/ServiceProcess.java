package io.groundplan.local;

import io.groundplan.local.gateway.Upstream;

/** One of the processes of a service; the first goes by the service's name. */
record ServiceProcess(Module module, int number, Upstream upstream) {

    static String name(Module module, int number) {
        return number == 1 ? module.service() : module.service() + "-" + number;
    }

    String name() {
        return name(module, number);
    }
}
