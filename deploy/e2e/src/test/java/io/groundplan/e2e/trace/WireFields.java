package io.groundplan.e2e.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a protobuf message, without knowing its schema. */
record WireFields(List<Field> fields) {

    /** A field by its number; numbers are in `number`, texts, bytes and messages in `bytes`. */
    record Field(int tag, long number, byte[] bytes) {}

    static WireFields of(byte[] message) {
        var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int tag = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.add(new Field(tag, varint(in), new byte[0]));
                case 1 -> fields.add(new Field(tag, in.getLong(), new byte[0]));
                case 2 -> {
                    var bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field(tag, 0, bytes));
                }
                case 5 -> fields.add(new Field(tag, in.getInt(), new byte[0]));
                default -> throw new IllegalArgumentException("no protobuf message");
            }
        }
        return new WireFields(fields);
    }

    Stream<WireFields> messages(int tag) {
        return all(tag).map(field -> of(field.bytes()));
    }

    String text(int tag) {
        return all(tag).map(field -> new String(field.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    String hex(int tag) {
        return all(tag).map(field -> HexFormat.of().formatHex(field.bytes()))
                .findFirst()
                .orElse("");
    }

    long number(int tag) {
        return all(tag).mapToLong(Field::number).findFirst().orElse(0);
    }

    private Stream<Field> all(int tag) {
        return fields.stream().filter(field -> field.tag() == tag);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
