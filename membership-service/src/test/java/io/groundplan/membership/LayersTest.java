package io.groundplan.membership;

import org.junit.jupiter.api.Test;

import io.groundplan.testkit.arch.LayerRules;

class LayersTest {

    @Test
    void everyClassKeepsToItsLayer() {
        LayerRules.checkAll("io.groundplan.membership");
    }
}
