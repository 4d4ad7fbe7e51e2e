import type { Service } from './service.ts';

/** `login.wx.qq.com/jslogin` mints a sign-in code on every call (public code), so it is not asked. */
export const wechat: Service = {
  id: 'wechat',
  name: 'WeChat',
  operator: 'Tencent',
  url: 'https://web.wechat.com/',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; "Should We Chat, Too?", Citizen Lab: to the server only',
  endpoints: [
    {
      id: 'wechat/push',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://webpush.wx.qq.com/cgi-bin/mmwebwx-bin/synccheck' },
      source: 'unverified: from memory; the web client waits here for messages',
      isUnverified: true,
    },
    {
      id: 'wechat/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://wx.qq.com/favicon.ico' },
      source: 'unverified: from memory; the mainland name',
      isUnverified: true,
    },
    {
      id: 'wechat/web-abroad',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://web.wechat.com/favicon.ico' },
      source: 'unverified: from memory; the international name',
      isUnverified: true,
    },
  ],
};
