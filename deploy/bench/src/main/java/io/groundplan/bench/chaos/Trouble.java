package io.groundplan.bench.chaos;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What can happen to the stage, and how often it does: the weights are shares of all troubles. */
enum Trouble {
    WORKER_KILLED(3) {
        @Override
        void happen(ChaosStage stage, Random random) throws IOException, InterruptedException {
            var worker = stage.workers().get(random.nextInt(stage.workers().size()));
            worker.kill();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
            worker.start();
        }
    },
    TENANT_CONNECTIONS_CUT(10) {
        @Override
        void happen(ChaosStage stage, Random random) {
            stage.toTenant().cut();
        }
    },
    CONTROL_CONNECTIONS_CUT(5) {
        @Override
        void happen(ChaosStage stage, Random random) {
            stage.toControl().cut();
        }
    },
    TENANT_AWAY(2) {
        @Override
        void happen(ChaosStage stage, Random random) throws InterruptedException {
            stage.toTenant().refuse();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
            stage.toTenant().restore();
        }
    },
    CONTROL_DATABASE_RESTARTED(1) {
        @Override
        void happen(ChaosStage stage, Random random) {
            stage.control().stop();
            stage.control().start();
        }
    },
    KAFKA_RESTARTED(1) {
        @Override
        void happen(ChaosStage stage, Random random) {
            stage.kafka().stop();
            stage.kafka().start();
        }
    };

    private static final int LONGEST_ABSENCE_MILLIS = 1_500;

    private final int weight;

    Trouble(int weight) {
        this.weight = weight;
    }

    abstract void happen(ChaosStage stage, Random random) throws IOException, InterruptedException;

    static Trouble next(Random random) {
        int sum = 0;
        for (var trouble : values()) {
            sum += trouble.weight;
        }
        int left = random.nextInt(sum);
        for (var trouble : values()) {
            left -= trouble.weight;
            if (left < 0) {
                return trouble;
            }
        }
        throw new IllegalStateException("the weights have changed meanwhile");
    }
}
