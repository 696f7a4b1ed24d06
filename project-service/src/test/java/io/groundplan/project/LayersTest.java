package io.groundplan.project;

import org.junit.jupiter.api.Test;

import io.groundplan.testkit.arch.LayerRules;

class LayersTest {

    @Test
    void keepsTheLayersApart() {
        LayerRules.checkAll("io.groundplan.project");
    }
}
