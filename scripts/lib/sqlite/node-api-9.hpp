// Included in front of better-sqlite3's sources. They keep references to strings and to values of any type, which Node-API 10
// allows; version 9 allows references to objects only. Here such a value lies in an array of one, and the reference holds the array.
#include <napi.h>

namespace Napi {

template <typename T>
class BoxedReference {
 public:
  static Reference<T> New(const T& value, uint32_t count = 0) {
    Reference<T> reference;
    reference.Reset(value, count);
    return reference;
  }

  bool IsEmpty() const { return box.IsEmpty(); }

  T Value() const {
    if (box.IsEmpty()) return T();
    return box.Value().Get(0u).template As<T>();
  }

  void Reset() { box.Reset(); }

  // The box is always held strongly: nobody else knows it. better-sqlite3 makes no weak references to primitive values.
  void Reset(const T& value, uint32_t) {
    if (value.IsEmpty()) return Reset();
    Array holder = Array::New(value.Env(), 1);
    holder.Set(0u, value);
    box.Reset(holder, 1);
  }

 private:
  Reference<Array> box;
};

template <>
class Reference<String> : public BoxedReference<String> {};

template <>
class Reference<Value> : public BoxedReference<Value> {};

}  // namespace Napi
