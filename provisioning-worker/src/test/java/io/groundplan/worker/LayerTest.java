package io.groundplan.worker;

import org.junit.jupiter.api.Test;

import io.groundplan.testkit.arch.LayerRules;

class LayerTest {

    @Test
    void theWorkerKeepsToTheLayers() {
        LayerRules.checkAll("io.groundplan.worker");
    }
}
